// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The time of the system's clock.
package enum UnixTime {
  /// Seconds since 1970.
  package static func now() -> Int { Int(time(nil)) }
}
