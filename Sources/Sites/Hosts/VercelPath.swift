// SPDX-License-Identifier: Apache-2.0

/// The paths of Vercel's rules, in the language of path-to-regexp: `/blog/:slug*`, `/docs/:page(\\d+)`, `/app/(.*)`.
enum VercelPath {
  /// The pattern of `source`; `nil` where it holds what is not understood.
  static func pattern(_ source: String) -> RedirectPattern? {
    let characters = Array(source)
    var expression = "^"
    var names: [String] = []
    var index = 0
    /// What was read and may belong to the next parameter.
    var slash = ""
    func flush() {
      expression += slash
      slash = ""
    }
    while index < characters.count {
      let character = characters[index]
      switch character {
      case ":", "(":
        var name = ""
        if character == ":" {
          index += 1
          while index < characters.count, isName(characters[index]) {
            name.append(characters[index])
            index += 1
          }
          if name.isEmpty { return nil }
        } else {
          name = String(names.count + 1)
        }
        var inner = "[^/]+?"
        if index < characters.count, characters[index] == "(" {
          guard let group = group(characters, &index) else { return nil }
          inner = group
        }
        names.append(name)
        let modifier = index < characters.count ? characters[index] : " "
        switch modifier {
        case "*": expression += "(?:\(slash)(\(inner)(?:/\(inner))*))?"
        case "+": expression += "\(slash)(\(inner)(?:/\(inner))*)"
        case "?": expression += "(?:\(slash)(\(inner)))?"
        default: expression += "\(slash)(\(inner))"
        }
        if "*+?".contains(modifier) { index += 1 }
        slash = ""
      case "{", "}", "*", "+", "?": return nil
      case "\\":
        index += 1
        guard index < characters.count else { return nil }
        flush()
        expression += RedirectPattern.escaped(String(characters[index]))
        index += 1
      default:
        flush()
        if character == "/" {
          slash = "/"
        } else {
          expression += RedirectPattern.escaped(String(character))
        }
        index += 1
      }
    }
    flush()
    return RedirectPattern(expression: expression + "/?$", names: names)
  }

  /// The group at `index`, which is moved after it; `nil` where it does not end, or catches more by itself.
  private static func group(_ characters: [Character], _ index: inout Int) -> String? {
    var depth = 0
    var inner = ""
    while index < characters.count {
      let character = characters[index]
      index += 1
      if character == "\\", index < characters.count {
        inner += "\\" + String(characters[index])
        index += 1
        continue
      }
      if character == "(" {
        depth += 1
        if depth == 1 { continue }
        // A group inside would take the number of the next one.
        if index >= characters.count || characters[index] != "?" {
          inner += "(?:"
          continue
        }
      }
      if character == ")" {
        depth -= 1
        if depth == 0 { return inner }
      }
      inner.append(character)
    }
    return nil
  }

  private static func isName(_ character: Character) -> Bool {
    character == "_" || character.isASCII && (character.isLetter || character.isNumber)
  }

  /// The folders that `source` begins with before anything but plain text.
  static func literalFolder(of source: String) -> String {
    let plain = source.prefix { !":({*+?\\".contains($0) }
    return plain.lastIndex(of: "/").map { String(plain[..<$0]) } ?? ""
  }
}
