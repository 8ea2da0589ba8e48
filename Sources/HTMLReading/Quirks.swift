// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

// What a doctype says about the rendering mode.

extension HTMLTreeBuilder {
  /// Sets the mode by the doctype at hand, and notes one that the standard does not allow.
  mutating func judgeDoctype() {
    var name: [UInt8] = []
    var publicId: [UInt8]?
    var systemId: [UInt8]?
    let first = Int(token.firstAttribute)
    for attribute in tokenizer.out.attributes[first..<first + token.attributeCount] {
      let value = decoded(attribute)
      switch attribute.name {
      case .publicId: publicId = value.map(\.lowercased)
      case .systemId: systemId = value.map(\.lowercased)
      default: name = value
      }
    }
    let isHTML = name.elementsEqual("html".utf8)
    if !isHTML || publicId != nil
      || (systemId.map { !$0.elementsEqual("about:legacy-compat".utf8) } ?? false)
    {
      note(.treeConstruction)
    }
    quirks =
      token.forcesQuirks || !isHTML || isQuirky(publicId, hasSystem: systemId != nil)
      || (systemId?.elementsEqual(Self.quirkySystem.utf8) ?? false)
  }

  private func isQuirky(_ publicId: [UInt8]?, hasSystem: Bool) -> Bool {
    guard let publicId else { return false }
    if Self.quirkyExact.contains(where: { publicId.elementsEqual($0.utf8) }) { return true }
    if Self.quirkyPrefixes.contains(where: { publicId.starts(with: $0.utf8) }) { return true }
    return !hasSystem && Self.quirkyWithoutSystem.contains { publicId.starts(with: $0.utf8) }
  }

  private static let quirkySystem = "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd"

  private static let quirkyExact = [
    "-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html",
  ]

  private static let quirkyWithoutSystem = [
    "-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//",
  ]

  private static let quirkyPrefixes = [
    "+//silmaril//dtd html pro v0r11 19970101//",
    "-//as//dtd html 3.0 aswedit + extensions//",
    "-//advasoft ltd//dtd html 3.0 aswedit + extensions//",
    "-//ietf//dtd html 2.0 level 1//", "-//ietf//dtd html 2.0 level 2//",
    "-//ietf//dtd html 2.0 strict level 1//", "-//ietf//dtd html 2.0 strict level 2//",
    "-//ietf//dtd html 2.0 strict//", "-//ietf//dtd html 2.0//", "-//ietf//dtd html 2.1e//",
    "-//ietf//dtd html 3.0//", "-//ietf//dtd html 3.2 final//", "-//ietf//dtd html 3.2//",
    "-//ietf//dtd html 3//", "-//ietf//dtd html level 0//", "-//ietf//dtd html level 1//",
    "-//ietf//dtd html level 2//", "-//ietf//dtd html level 3//",
    "-//ietf//dtd html strict level 0//", "-//ietf//dtd html strict level 1//",
    "-//ietf//dtd html strict level 2//", "-//ietf//dtd html strict level 3//",
    "-//ietf//dtd html strict//", "-//ietf//dtd html//",
    "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer 2.0 html strict//",
    "-//microsoft//dtd internet explorer 2.0 html//",
    "-//microsoft//dtd internet explorer 2.0 tables//",
    "-//microsoft//dtd internet explorer 3.0 html strict//",
    "-//microsoft//dtd internet explorer 3.0 html//",
    "-//microsoft//dtd internet explorer 3.0 tables//",
    "-//netscape comm. corp.//dtd html//", "-//netscape comm. corp.//dtd strict html//",
    "-//o'reilly and associates//dtd html 2.0//",
    "-//o'reilly and associates//dtd html extended 1.0//",
    "-//o'reilly and associates//dtd html extended relaxed 1.0//",
    "-//sq//dtd html 2.0 hotmetal + extensions//",
    "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
    "-//spyglass//dtd html 2.0 extended//", "-//sun microsystems corp.//dtd hotjava html//",
    "-//sun microsystems corp.//dtd hotjava strict html//",
    "-//w3c//dtd html 3 1995-03-24//", "-//w3c//dtd html 3.2 draft//",
    "-//w3c//dtd html 3.2 final//", "-//w3c//dtd html 3.2//", "-//w3c//dtd html 3.2s draft//",
    "-//w3c//dtd html 4.0 frameset//", "-//w3c//dtd html 4.0 transitional//",
    "-//w3c//dtd html experimental 19960712//", "-//w3c//dtd html experimental 970421//",
    "-//w3c//dtd w3 html//", "-//w3o//dtd w3 html 3.0//", "-//webtechs//dtd mozilla html 2.0//",
    "-//webtechs//dtd mozilla html//",
  ]
}
