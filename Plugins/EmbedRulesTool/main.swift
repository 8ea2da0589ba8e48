// SPDX-License-Identifier: Apache-2.0

// Writes the pages under a folder into a Swift file: EmbedRulesTool FOLDER OUTPUT

import Foundation

/// A string literal of `text` that is the same to the byte, whatever it holds.
func literal(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\": result += "\\\\"
    case "\"": result += "\\\""
    case "\n": result += "\\n"
    case " "..."~": result.unicodeScalars.append(scalar)
    default: result += "\\u{\(String(scalar.value, radix: 16))}"
    }
  }
  return result + "\""
}

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
  FileHandle.standardError.write(Data("usage: EmbedRulesTool FOLDER OUTPUT\n".utf8))
  exit(2)
}
let folder = arguments[1]
let names = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
  .filter { $0.hasSuffix(".md") }
  .sorted()

var output = """
  /// The pages under `rules/`: their paths inside it and their text, sorted by path.
  enum EmbeddedPages {
    static let all: [(path: String, text: String)] = [

  """
for name in names {
  let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  output += "    (\(literal(name)), \(literal(text))),\n"
}
output += "  ]\n}\n"
try Data(output.utf8).write(to: URL(fileURLWithPath: arguments[2]))
