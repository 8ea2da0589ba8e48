// SPDX-License-Identifier: Apache-2.0

extension WebAddress {
  /// Whether it has a query, or a fragment that looks like one.
  package var mayHoldParameters: Bool {
    query != nil || fragment.map { bytes[$0].contains(UInt8(ascii: "=")) } ?? false
  }
}

/// Takes parameters out of an address and leaves the others as they are.
package struct ParameterCut {
  private let address: WebAddress
  /// The bytes to take out, in order.
  package private(set) var cuts: [Range<Int>] = []

  package init(_ address: WebAddress) { self.address = address }

  /// Removes the parameters whose name, in lower case, `test` wants out; gives their names, each once.
  package mutating func take(_ test: (String) -> Bool) -> [String] {
    var names: [String] = []
    var known: Set<String> = []
    for part in [address.query, address.fragment].compactMap({ $0 }) {
      let parameters = split(part)
      // A word without a value may be the name of a place.
      let needsValue = part == address.fragment
      let taken = parameters.map { range in
        let name = name(range, needsValue: needsValue)
        guard test(name) else { return false }
        if known.insert(name).inserted { names.append(name) }
        return true
      }
      cut(parameters, taken, in: part)
    }
    return names
  }

  private func split(_ part: Range<Int>) -> [Range<Int>] {
    var parameters: [Range<Int>] = []
    var start = part.lowerBound
    for index in part where address.bytes[index] == UInt8(ascii: "&") {
      parameters.append(start..<index)
      start = index + 1
    }
    parameters.append(start..<part.upperBound)
    return parameters
  }

  private func name(_ parameter: Range<Int>, needsValue: Bool) -> String {
    let bytes = address.bytes[parameter]
    let sign = bytes.firstIndex(of: UInt8(ascii: "="))
    if sign == nil, needsValue { return "" }
    return String(decoding: bytes[..<(sign ?? bytes.endIndex)], as: UTF8.self).lowercased()
  }

  private mutating func cut(_ parameters: [Range<Int>], _ taken: [Bool], in part: Range<Int>) {
    guard taken.contains(true) else { return }
    let isLeft = zip(parameters, taken).contains { !$1 && !$0.isEmpty }
    guard isLeft else {
      // With the question mark or number sign.
      cuts.append(part.lowerBound - 1..<part.upperBound)
      return
    }
    var index = 0
    while index < taken.count {
      let first = index
      while index < taken.count, taken[index] { index += 1 }
      if index > first {
        cuts.append(
          index < taken.count
            ? parameters[first].lowerBound..<parameters[index].lowerBound
            : parameters[first].lowerBound - 1..<part.upperBound)
      }
      index += 1
    }
  }
}
