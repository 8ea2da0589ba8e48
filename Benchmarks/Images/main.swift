// SPDX-License-Identifier: Apache-2.0
//
// What the program reads of the metadata of images, as a JSON text a line, or how long that takes:
// image-probe FILE…, image-probe --time ROUNDS FILE…

import Files
import Glibc
import ImageFiles

func fields(_ metadata: ImageMetadata) -> String {
  let texts = [
    ("credit", metadata.credit), ("source", metadata.source), ("copyright", metadata.copyright),
    ("licence", metadata.licence), ("statement", metadata.statement),
    ("licensor", metadata.licensor), ("digitalSource", metadata.digitalSource),
  ].map { "\(quoted($0)): \(quoted($1))" }
  let names = metadata.creators.map(quoted).joined(separator: ", ")
  return
    (["\"creators\": [\(names)]", "\"camera\": \(metadata.hasCamera)"] + texts).joined(
      separator: ", ")
}

func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": result += "\\" + String(scalar)
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

func fail(_ message: String) -> Never {
  let text = Array("image-probe: \(message)\n".utf8)
  _ = write(STDERR_FILENO, text, text.count)
  exit(2)
}

let files = DiskTree(roots: ["/"])

/// Opens the file as the program does, and reads its size and what it says of its maker.
func look(_ path: String, withMetadata: Bool = true) -> ImageReading {
  guard let file = try? files.open(path) else { fail("\(path) cannot be read") }
  return ImageReading(
    ImageBytes(count: file.size) { file.bytes(at: $0, count: $1) }, withMetadata: withMetadata)
}

var arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "--time" {
  guard arguments.count > 2, let rounds = Int(arguments[1]), rounds > 0 else {
    fail("usage: image-probe --time ROUNDS FILE…")
  }
  let clock = ContinuousClock()
  for withMetadata in [false, true] {
    var times: [Duration] = []
    for path in arguments.dropFirst(2) {
      // The fastest of the rounds: the others waited for something else.
      var fastest = Duration.seconds(60)
      for _ in 0..<rounds {
        fastest = min(fastest, clock.measure { _ = look(path, withMetadata: withMetadata) })
      }
      times.append(fastest)
    }
    times.sort()
    let what = withMetadata ? "size and metadata" : "size alone"
    let median = times[times.count / 2]
    let high = times[times.count * 95 / 100]
    print("\(what): median \(median), 95 % below \(high), at most \(times[times.count - 1])")
  }
} else {
  for path in arguments {
    let metadata = look(path).metadata ?? ImageMetadata()
    print("{\(quoted("file")): \(quoted(path)), \(fields(metadata))}")
  }
}
