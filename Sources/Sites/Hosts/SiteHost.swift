// SPDX-License-Identifier: Apache-2.0

/// Where a site is served from, which decides what answers `/file`, `/file/`, `/file.html` and `/folder`.
package struct SiteHost: Hashable, Sendable {
  /// How a host treats a spelling that is not the file's own.
  enum Manner {
    case answers
    case redirects
    case fails
  }

  /// As settings name it.
  package let name: String
  /// The files that tell it.
  let files: [String]
  /// `/file` for `file.html`.
  let withoutEnding: Manner
  /// `/file/` for `file.html`.
  let fileWithSlash: Manner
  /// `/folder` for `folder/index.html`.
  let folderWithoutSlash: Manner
  /// `/folder/` for `folder/index.html`.
  let folderWithSlash: Manner
  /// `/file.html` and `/folder/index.html`.
  let fullName: Manner
  /// Whether nothing is known of the host, so that every spelling answers.
  let isUnknown: Bool

  init(
    _ name: String, files: [String] = [], withoutEnding: Manner, fileWithSlash: Manner,
    folderWithoutSlash: Manner, folderWithSlash: Manner = .answers, fullName: Manner = .answers,
    isUnknown: Bool = false
  ) {
    self.name = name
    self.files = files
    self.withoutEnding = withoutEnding
    self.fileWithSlash = fileWithSlash
    self.folderWithoutSlash = folderWithoutSlash
    self.folderWithSlash = folderWithSlash
    self.fullName = fullName
    self.isUnknown = isUnknown
  }

  /// A file that may answer, and the address that the host redirects to first, if it does.
  package struct Candidate: Hashable, Sendable {
    package var output: String
    package var redirect: String?
  }

  /// The files of the built site that may answer `path`, the first that is there answering.
  package func candidates(for path: CleanPath) -> [Candidate] {
    var found: [Candidate] = []
    func add(_ output: String, _ manner: Manner, to address: @autoclosure () -> String) {
      switch manner {
      case .answers: found.append(Candidate(output: output))
      case .redirects: found.append(Candidate(output: output, redirect: address()))
      case .fails: break
      }
    }
    let name = path.path
    if path.isFolder {
      let prefix = name.isEmpty ? "" : name + "/"
      let manner = name.isEmpty ? .answers : folderWithSlash
      add(prefix + "index.html", manner, to: "/" + name)
      add(prefix + "index.htm", manner, to: "/" + name)
      if !name.isEmpty { add(name + ".html", fileWithSlash, to: "/" + name) }
      return found
    }
    if name.utf8.reversed().starts(with: ".html".utf8.reversed()) {
      let bare = name.dropLast(5)
      if bare == "index" || bare.hasSuffix("/index") {
        add(name, fullName, to: "/" + bare.dropLast(5))
      } else {
        add(name, fullName, to: "/" + bare)
        if isUnknown { found.append(Candidate(output: bare + "/index.html")) }
      }
    } else {
      found.append(Candidate(output: name))
    }
    add(name + ".html", withoutEnding, to: "/" + name + "/")
    add(name + "/index.html", folderWithoutSlash, to: "/" + name + "/")
    return found
  }
}
