// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension SafeWriter {
  /// Makes the folder at `path`, and those above it, where they are missing.
  package static func createFolder(_ path: String) throws(FileFailure) {
    var missing: [String] = []
    var place = path
    while true {
      let code =
        unsafe FilePath.bytes(place).withCString { unsafe mkdir($0, 0o777) } == 0 ? 0 : errno
      if code == 0 || code == EEXIST { break }
      guard code == ENOENT, place != "/" else { throw FileFailure(place, "write", code: code) }
      missing.append(place)
      place = FilePath.folder(of: place)
    }
    for place in missing.reversed() {
      let code =
        unsafe FilePath.bytes(place).withCString { unsafe mkdir($0, 0o777) } == 0 ? 0 : errno
      guard code == 0 || code == EEXIST else { throw FileFailure(place, "write", code: code) }
    }
  }

  /// Removes the file at `path`.
  package static func remove(_ path: String) throws(FileFailure) {
    let code = unsafe FilePath.bytes(path).withCString { unsafe unlink($0) } == 0 ? 0 : errno
    if code != 0 { throw FileFailure(path, "remove", code: code) }
  }
}
