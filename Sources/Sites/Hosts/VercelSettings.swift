// SPDX-License-Identifier: Apache-2.0

import FrontMatter
import SourceText

extension SiteHost {
  /// The host as `vercel.json` sets it: `cleanUrls` and `trailingSlash`.
  func configured(by source: SourceText) -> SiteHost {
    guard name == SiteHost.vercel.name,
      let value = try? JSONReader.read(source, in: source.wholeRange)
    else { return self }
    let isClean = value["cleanUrls"]?.bool ?? false
    let wantsSlash = value["trailingSlash"]?.bool
    return SiteHost(
      name, files: files,
      withoutEnding: !isClean ? withoutEnding : wantsSlash == true ? .redirects : .answers,
      fileWithSlash: !isClean ? fileWithSlash : wantsSlash == false ? .redirects : .answers,
      folderWithoutSlash: wantsSlash == true ? .redirects : folderWithoutSlash,
      folderWithSlash: wantsSlash == false ? .redirects : folderWithSlash,
      fullName: isClean ? .redirects : fullName)
  }
}
