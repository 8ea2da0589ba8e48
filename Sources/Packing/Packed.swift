// SPDX-License-Identifier: Apache-2.0

import CZlib

/// Bytes in the format of zlib (RFC 1950), which browsers unpack by themselves.
package enum Packed {
  /// `bytes`, compressed as far as zlib can; the same bytes give the same result. `nil` without memory for it.
  package static func bytes(_ bytes: [UInt8]) -> [UInt8]? {
    var size = compressBound(uLong(bytes.count))
    var result = [UInt8](repeating: 0, count: Int(size))
    let status = unsafe result.withUnsafeMutableBufferPointer { target in
      unsafe bytes.withUnsafeBufferPointer { source in
        unsafe compress2(
          target.baseAddress, &size, source.baseAddress, uLong(source.count), Z_BEST_COMPRESSION)
      }
    }
    guard status == Z_OK else { return nil }
    result.removeLast(result.count - Int(size))
    return result
  }
}
