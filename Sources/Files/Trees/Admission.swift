// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension FileTree {
  package func admit(_ typed: String) throws(FileFailure) -> String {
    guard info(typed) != nil else { throw refusal(typed, "read") }
    return typed
  }

  package func forgetFolders() {}
}

extension DiskTree {
  /// Makes what lies around `typed`, a path that a person named, readable: its repository, else the folder above it that
  /// holds settings, else its own folder.
  ///
  /// - Returns: The path after all links.
  package func admit(_ typed: String) throws(FileFailure) -> String {
    errno = 0
    guard let path = Self.resolved(typed) else {
      throw FileFailure(typed, "read", code: errno == 0 ? ENOENT : errno)
    }
    if !covers(path) { addRoot(Self.environment(of: path)) }
    return path
  }

  /// The folder that what lies around `path` is read in.
  private static func environment(of path: String) -> String {
    let own = isFolder(path) ? path : FilePath.folder(of: path)
    for mark in [".git", ".stet.yml"] {
      var current = own
      while true {
        if exists(FilePath.join(current, mark)) { return current }
        if current == "/" { break }
        current = FilePath.folder(of: current)
      }
    }
    return own
  }

  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe FilePath.bytes(path).withCString { unsafe lstat($0, &status) == 0 }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe FilePath.bytes(path).withCString { unsafe lstat($0, &status) == 0 }
      && status.st_mode & S_IFMT == S_IFDIR
  }
}
