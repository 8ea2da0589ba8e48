// SPDX-License-Identifier: Apache-2.0

import CLibCurl

/// An address that may be asked for, read by libcurl itself, so that what was examined is what is fetched.
package struct WebTarget: Hashable, Sendable {
  /// Why an address is not asked for.
  package enum Refusal: String, Error, Hashable, Sendable {
    case malformed
    case scheme
    case credentials
    case port
    case host
    /// The host is written as an address that may not be met.
    case address
  }

  /// The whole address in its normal form, without the fragment.
  package private(set) var url: String
  /// `http` or `https`.
  package private(set) var scheme: String
  /// In lower case; an IPv6 address is in brackets.
  package private(set) var host: String
  package private(set) var port: Int
  /// After the number sign, as it was written; `nil` when empty.
  package private(set) var fragment: String?

  /// Reads `text`, which may be relative where `base` is given.
  package init(
    _ text: String, from base: String? = nil, by guarding: AddressGuard = AddressGuard()
  ) throws(Refusal) {
    guard text.utf8.count <= 8000, !text.utf8.contains(0), let handle = unsafe stet_curl_url()
    else {
      throw .malformed
    }
    defer { unsafe stet_curl_url_cleanup(handle) }
    let flags = UInt32(CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME)
    if let base {
      guard unsafe stet_curl_url_set(handle, CURLUPART_URL, base, flags) == CURLUE_OK else {
        throw .malformed
      }
    }
    guard unsafe stet_curl_url_set(handle, CURLUPART_URL, text, flags) == CURLUE_OK else {
      throw .malformed
    }
    let scheme = unsafe Self.part(handle, CURLUPART_SCHEME)?.lowercased()
    guard let scheme, scheme == "http" || scheme == "https" else { throw .scheme }
    let user = unsafe Self.part(handle, CURLUPART_USER)
    let password = unsafe Self.part(handle, CURLUPART_PASSWORD)
    guard user == nil, password == nil else { throw .credentials }
    guard var host = unsafe Self.part(handle, CURLUPART_HOST)?.lowercased(), !host.isEmpty else {
      throw .host
    }
    if host.utf8.last == UInt8(ascii: ".") { host.removeLast() }
    guard !host.isEmpty,
      unsafe stet_curl_url_set(handle, CURLUPART_HOST, host, 0) == CURLUE_OK
    else { throw .host }
    let usual = scheme == "https" ? 443 : 80
    let port = unsafe Self.part(handle, CURLUPART_PORT).flatMap { Int($0) } ?? usual
    guard guarding.allows(port: port) else { throw .port }
    // Each connection is examined, too; but a proxy's are its own.
    if let literal = AddressGuard.literal(host), !guarding.allows(literal, port: port) {
      throw .address
    }
    fragment = unsafe Self.part(handle, CURLUPART_FRAGMENT).flatMap { $0.isEmpty ? nil : $0 }
    unsafe stet_curl_url_set(handle, CURLUPART_FRAGMENT, nil, 0)
    guard
      let url = unsafe Self.part(handle, CURLUPART_URL, UInt32(CURLU_NO_DEFAULT_PORT))
    else { throw .malformed }
    self.url = url
    self.scheme = scheme
    self.host = host
    self.port = port
  }

  private static func part(
    _ handle: OpaquePointer, _ part: CURLUPart, _ flags: UInt32 = 0
  ) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard unsafe stet_curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text = unsafe text
    else { return nil }
    defer { unsafe stet_curl_free(text) }
    return unsafe String(cString: text)
  }
}
