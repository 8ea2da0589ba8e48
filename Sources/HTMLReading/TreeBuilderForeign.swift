// SPDX-License-Identifier: Apache-2.0

import Documents
import SourceText

// SVG and MathML.

extension HTMLTreeBuilder {
  static func foreignTraits(_ name: Name, _ namespace: Namespace) -> Traits {
    let boundary: Traits = [.special, .scope, .listScope, .buttonScope]
    switch (namespace, name) {
    case (.mathML, .mi), (.mathML, .mo), (.mathML, .mn), (.mathML, .ms), (.mathML, .mtext):
      return boundary.union(.mathTextIntegrationPoint)
    case (.mathML, .annotationXml): return boundary
    case (.svg, .foreignObject), (.svg, .desc), (.svg, .title):
      return boundary.union(.htmlIntegrationPoint)
    default: return []
    }
  }

  mutating func inForeignContent() -> Bool {
    switch token.kind {
    case .null:
      takeBackEndTags()
      note(.unexpectedNullCharacter)
      insertReplacement()
    case .text:
      takeBackEndTags()
      if framesetOK, !isAllSpace(token.range) { framesetOK = false }
      insertText()
    case .reference:
      takeBackEndTags()
      if !token.isSpace { framesetOK = false }
      insertText()
    case .comment:
      takeBackEndTags()
      insertComment()
    case .doctype: note(.treeConstruction)
    case .startTag: return foreignStartTag()
    case .endTag: return foreignEndTag()
    case .end: break
    }
    return false
  }

  private mutating func foreignStartTag() -> Bool {
    if table.traits(token.name).contains(.breaksOut) || (token.name == .font && breaksOutByFont) {
      note(.strayStartTag)
      return breakOut()
    }
    takeBackEndTags()
    let namespace = adjustedCurrentNamespace
    var name = token.name
    if namespace == .svg { name = adjusted(name, isElement: true) }
    insertForeign(name, namespace)
    return false
  }

  private var breaksOutByFont: Bool {
    let first = Int(token.firstAttribute)
    return tokenizer.out.attributes[first..<first + token.attributeCount].contains {
      $0.name == .color || $0.name == .face || $0.name == .size
    }
  }

  /// Closes the foreign elements down to one in which HTML may be, and goes on by the rules for
  /// HTML.
  private mutating func breakOut() -> Bool {
    while stack.count > 1, !current.namespace.isHTML,
      current.traits.isDisjoint(with: [.mathTextIntegrationPoint, .htmlIntegrationPoint])
    {
      pop()
    }
    return useRules(of: mode)
  }

  /// Makes an SVG or MathML element from the start tag at hand.
  mutating func insertForeign(_ name: Name, _ namespace: Namespace) {
    adjustAttributes(namespace)
    let isSelfClosing = token.isSelfClosing
    insert(name: name, namespace: namespace, opens: !isSelfClosing)
    if !isSelfClosing, namespace == .mathML, name == .annotationXml, hasHTMLEncoding {
      stack[stack.count - 1].traits.insert(.htmlIntegrationPoint)
    }
  }

  private var hasHTMLEncoding: Bool {
    let first = Int(token.firstAttribute)
    for attribute in tokenizer.out.attributes[first..<first + token.attributeCount]
    where attribute.name == .encoding && !attribute.flags.contains(.duplicate) {
      let value = decoded(attribute)
      return equals(value, "text/html") || equals(value, "application/xhtml+xml")
    }
    return false
  }

  /// The decoded value of `attribute`, as bytes.
  func decoded(_ attribute: AttributeRecord) -> [UInt8] {
    guard attribute.payload >= 0 else {
      return Array(tokenizer.out.source.bytes[attribute.valueRange.indices])
    }
    var bytes: [UInt8] = []
    var next = attribute.payload
    while next >= 0 {
      let segment = tokenizer.out.segments[Int(next)]
      switch segment.content {
      case .verbatim: bytes.append(contentsOf: tokenizer.out.source.bytes[segment.range.indices])
      case .scalars:
        for value in [segment.first, segment.second] {
          guard value != 0, let scalar = Unicode.Scalar(value) else { continue }
          bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
      case .literal:
        bytes.append(
          contentsOf: tokenizer.out.auxiliary[Int(segment.first)..<Int(segment.second)])
      }
      next = segment.next
    }
    return bytes
  }

  /// Whether `bytes` are `word`, which is in lower case, in any case.
  func equals(_ bytes: [UInt8], _ word: String) -> Bool {
    bytes.count == word.utf8.count && zip(bytes, word.utf8).allSatisfy { $0.lowercased == $1 }
  }

  // MARK: End tags

  private mutating func foreignEndTag() -> Bool {
    if token.name == .br || token.name == .p {
      return breakOut()
    }
    var index = stack.count - 1
    let isOwn = stack[index].tagName == token.name
    while index > 0 {
      let element = stack[index]
      if element.namespace.isHTML { return useRules(of: mode) }
      if element.tagName == token.name {
        takeBackEndTags()
        closeThrough(index, tail: token.range, notes: !isOwn)
        return false
      }
      index -= 1
    }
    note(.strayEndTag)
    return false
  }

  // MARK: Adjusted names

  private mutating func adjustAttributes(_ namespace: Namespace) {
    let first = Int(token.firstAttribute)
    for index in first..<first + token.attributeCount {
      let name = tokenizer.out.attributes[index].name
      if namespace == .mathML {
        if name == .definitionurl { tokenizer.out.attributes[index].name = .definitionURL }
      } else {
        tokenizer.out.attributes[index].name = adjusted(name, isElement: false)
      }
    }
  }

  /// The name that SVG has for the lowered name `name`.
  private mutating func adjusted(_ name: Name, isElement: Bool) -> Name {
    // Of the names that every document shares SVG spells none with capitals.
    if Int(name.rawValue) <= NameTable.knownCount { return name }
    let key = isElement ? Int(name.rawValue) : -Int(name.rawValue)
    if let known = adjustedNames[key] { return known }
    let spelling = tokenizer.out.names.spelling(name)
    let adjusted = isElement ? Self.svgElements[spelling] : Self.svgAttributes[spelling]
    let result = adjusted.map { tokenizer.out.names.name($0) } ?? name
    adjustedNames[key] = result
    return result
  }

  private static func lowered(_ spellings: String) -> [String: String] {
    var result: [String: String] = [:]
    for spelling in spellings.split(separator: " ") {
      result[spelling.lowercased()] = String(spelling)
    }
    return result
  }

  private static let svgElements = lowered(
    """
    altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend \
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting \
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR \
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight \
    feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient \
    radialGradient textPath
    """)

  private static let svgAttributes = lowered(
    """
    attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant \
    edgeMode filterUnits glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength \
    keyPoints keySplines keyTimes lengthAdjust limitingConeAngle markerHeight markerUnits \
    markerWidth maskContentUnits maskUnits numOctaves pathLength patternContentUnits \
    patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio \
    primitiveUnits refX refY repeatCount repeatDur requiredExtensions requiredFeatures \
    specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles \
    surfaceScale systemLanguage tableValues targetX targetY textLength viewBox viewTarget \
    xChannelSelector yChannelSelector zoomAndPan
    """)
}
