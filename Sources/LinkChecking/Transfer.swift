// SPDX-License-Identifier: Apache-2.0

import CLibCurl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One request on the wire, with what libcurl's callbacks write down. It owns the handle.
@safe
final class Transfer {
  let handle: UnsafeMutableRawPointer
  let job: Int
  private let guarding: AddressGuard
  private let throughProxy: Bool
  private let bodyLimit: Int
  private var headerBytes = 0
  private var headerList: UnsafeMutablePointer<curl_slist>?
  private var resolveList: UnsafeMutablePointer<curl_slist>?

  private(set) var body: [UInt8] = []
  /// Whether the body was cut off: at once when no one wants it, or at the limit.
  private(set) var wasCut = false
  private(set) var wasRefused = false
  /// Of the last answer, with names in lower case; only those that the checker asks for.
  private(set) var headers: [String: String] = [:]

  /// Headers of one answer, in bytes.
  private static let mostHeaders = 256_000
  private static let wantedHeaders: Set<String> = [
    "location", "retry-after", "ratelimit-remaining", "ratelimit-reset", "x-ratelimit-remaining",
    "x-ratelimit-reset", "cf-mitigated", "content-type", "content-length",
  ]

  /// What a request needs to be made.
  struct Plan {
    var job: Int
    var url: String
    var isHead: Bool
    var wantsBody: Bool
    var proxy: String?
    var headers: [String]
    var resolve: [String]
  }

  init?(_ plan: Plan, settings: LinkChecker.Settings) {
    guard let handle = unsafe stet_curl_easy_init() else { return nil }
    unsafe self.handle = handle
    job = plan.job
    guarding = settings.guarding
    throughProxy = plan.proxy != nil
    bodyLimit = plan.wantsBody ? settings.limits.body : 0
    let limits = settings.limits
    set(CURLOPT_URL, plan.url)
    set(CURLOPT_PROTOCOLS_STR, "http,https")
    // An empty text keeps libcurl from reading the environment by itself.
    set(CURLOPT_PROXY, plan.proxy ?? "")
    set(CURLOPT_USERAGENT, settings.userAgent)
    if plan.wantsBody { set(CURLOPT_ACCEPT_ENCODING, "") }
    set(CURLOPT_NOBODY, plan.isHead ? 1 : 0)
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_NETRC, 0)
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_CONNECTTIMEOUT_MS, Int(limits.connectTime * 1000))
    set(CURLOPT_TIMEOUT_MS, Int(limits.totalTime * 1000))
    set(CURLOPT_LOW_SPEED_LIMIT, 100)
    set(CURLOPT_LOW_SPEED_TIME, limits.slowTime)
    for line in plan.headers {
      if let longer = unsafe stet_curl_slist_append(headerList, line) { unsafe headerList = longer }
    }
    if unsafe headerList != nil {
      unsafe stet_curl_pointer(handle, CURLOPT_HTTPHEADER, headerList)
    }
    for line in plan.resolve {
      if let longer = unsafe stet_curl_slist_append(resolveList, line) {
        unsafe resolveList = longer
      }
    }
    if unsafe resolveList != nil {
      unsafe stet_curl_pointer(handle, CURLOPT_RESOLVE, resolveList)
    }
    let me = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe stet_curl_pointer(handle, CURLOPT_WRITEDATA, me)
    unsafe stet_curl_pointer(handle, CURLOPT_HEADERDATA, me)
    unsafe stet_curl_pointer(handle, CURLOPT_OPENSOCKETDATA, me)
    unsafe stet_curl_on_data(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, me in
      guard let bytes = unsafe bytes, let me = unsafe me else { return 0 }
      let transfer = unsafe Unmanaged<Transfer>.fromOpaque(me).takeUnretainedValue()
      let raw = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
      return unsafe transfer.take(raw) ? size * count : 0
    }
    unsafe stet_curl_on_data(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, me in
      guard let bytes = unsafe bytes, let me = unsafe me else { return 0 }
      let transfer = unsafe Unmanaged<Transfer>.fromOpaque(me).takeUnretainedValue()
      let raw = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
      return unsafe transfer.takeHeader(Array(raw)) ? size * count : 0
    }
    unsafe stet_curl_on_socket(handle) { me, _, address in
      guard let me = unsafe me, let address = unsafe address else { return CURL_SOCKET_BAD }
      let transfer = unsafe Unmanaged<Transfer>.fromOpaque(me).takeUnretainedValue()
      return unsafe transfer.open(address)
    }
  }

  deinit {
    unsafe stet_curl_easy_cleanup(handle)
    unsafe stet_curl_slist_free_all(headerList)
    unsafe stet_curl_slist_free_all(resolveList)
  }

  var status: Int { unsafe stet_curl_info(handle, CURLINFO_RESPONSE_CODE) }
  /// The system's number of why there is no connection.
  var systemError: Int { unsafe stet_curl_info(handle, CURLINFO_OS_ERRNO) }

  private func set(_ option: CURLoption, _ value: String) {
    _ = unsafe stet_curl_text(handle, option, value)
  }

  private func set(_ option: CURLoption, _ value: Int) {
    _ = unsafe stet_curl_number(handle, option, value)
  }

  private func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let room = bodyLimit - body.count
    unsafe body.append(contentsOf: bytes.prefix(room))
    if bytes.count > room { wasCut = true }
    return !wasCut
  }

  private func takeHeader(_ line: [UInt8]) -> Bool {
    headerBytes += line.count
    guard headerBytes <= Self.mostHeaders else { return false }
    // A new answer begins, after one that only said to go on.
    if line.starts(with: Array("HTTP/".utf8)) {
      headers = [:]
      return true
    }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon <= 40 else { return true }
    let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
    guard Self.wantedHeaders.contains(name) else { return true }
    let value = line[(colon + 1)...].drop { $0 <= 0x20 }
    let end = value.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? value.startIndex
    headers[name] = String(decoding: value[value.startIndex..<end], as: UTF8.self)
    return true
  }

  /// Opens the socket for the very address that will be connected to, or refuses it.
  private func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    let (family, kind) = unsafe (address.pointee.family, address.pointee.socktype)
    let isFour = family == Int32(AF_INET)
    guard isFour || family == Int32(AF_INET6), let start = unsafe stet_curl_address(address) else {
      wasRefused = true
      return CURL_SOCKET_BAD
    }
    let raw = unsafe UnsafeRawBufferPointer(start: start, count: isFour ? 8 : 24)
    let bytes = unsafe Array(isFour ? raw[4..<8] : raw[8..<24])
    let port = unsafe Int(raw[2]) << 8 | Int(raw[3])
    // The proxy is the user's own; what it connects to is its affair.
    guard throughProxy || guarding.allows(bytes, port: port) else {
      wasRefused = true
      return CURL_SOCKET_BAD
    }
    let opened = unsafe socket(family, kind, address.pointee.protocol)
    if opened >= 0 { _ = fcntl(opened, F_SETFD, FD_CLOEXEC) }
    return opened
  }
}
