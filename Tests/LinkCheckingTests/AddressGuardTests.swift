// SPDX-License-Identifier: Apache-2.0

import LinkChecking
import Testing

@Suite("Addresses that may be met")
struct AddressGuardTests {
  @Test(
    "Special IPv4 addresses are not global",
    arguments: [
      [0, 0, 0, 0], [10, 1, 2, 3], [100, 64, 0, 1], [100, 127, 255, 255], [127, 0, 0, 1],
      [169, 254, 169, 254], [172, 16, 0, 1], [172, 31, 255, 255], [192, 0, 0, 8], [192, 0, 2, 1],
      [192, 168, 0, 1], [198, 18, 0, 1], [198, 19, 255, 255], [198, 51, 100, 1], [203, 0, 113, 9],
      [224, 0, 0, 1], [255, 255, 255, 255],
    ] as [[UInt8]])
  func special(_ address: [UInt8]) {
    #expect(!AddressGuard.isGlobal(address))
    let zeros = [UInt8](repeating: 0, count: 16)
    #expect(!AddressGuard.isGlobal(zeros.prefix(10) + [0xFF, 0xFF] + address), "mapped")
    #expect(!AddressGuard.isGlobal(zeros.prefix(12) + address), "compatible")
    #expect(!AddressGuard.isGlobal([0, 0x64, 0xFF, 0x9B] + zeros.prefix(8) + address), "NAT64")
    #expect(!AddressGuard.isGlobal([0x20, 2] + address + zeros.prefix(10)), "6to4")
    let client = address.map { ~$0 }
    #expect(
      !AddressGuard.isGlobal([0x20, 1, 0, 0, 8, 8, 8, 8, 0, 0, 0, 0] + client), "Teredo's client")
    #expect(
      !AddressGuard.isGlobal([0x20, 1, 0, 0] + address + [0, 0, 0, 0, 0xF7, 0xF7, 0xF7, 0xF7]),
      "Teredo's server")
  }

  @Test(
    "The rest of IPv4 is",
    arguments: [
      [1, 1, 1, 1], [9, 255, 255, 255], [11, 0, 0, 0], [100, 63, 255, 255], [100, 128, 0, 0],
      [172, 15, 255, 255], [172, 32, 0, 0], [192, 167, 0, 1], [198, 20, 0, 0],
      [223, 255, 255, 255],
    ] as [[UInt8]])
  func global(_ address: [UInt8]) {
    #expect(AddressGuard.isGlobal(address))
    let zeros = [UInt8](repeating: 0, count: 8)
    #expect(AddressGuard.isGlobal([0, 0x64, 0xFF, 0x9B] + zeros + address), "NAT64")
  }

  @Test("IPv6 is global where it was given out, and nothing of another length is")
  func ipv6() {
    func isGlobal(_ start: [UInt8]) -> Bool {
      AddressGuard.isGlobal(start + [UInt8](repeating: 0, count: 15 - start.count) + [1])
    }
    #expect(isGlobal([0x2A, 0, 0x14, 0x50]))
    #expect(isGlobal([0x26, 6, 0x47]))
    for start: [UInt8] in [
      [], [0xFE, 0x80], [0xFC], [0xFD], [0xFF, 2], [0x20, 1, 0x0D, 0xB8], [0x20, 1, 0, 2],
      [0, 0x64, 0xFF, 0x9B, 0, 1], [1], [0x3F, 0xFF], [0x5F], [0xFE, 0xC0],
    ] {
      #expect(!isGlobal(start), "\(start)")
    }
    #expect(!AddressGuard.isGlobal([]))
    #expect(!AddressGuard.isGlobal([1, 1, 1]))
  }

  @Test("An allowance holds for one address and port; without the guard all ports are open")
  func allowance() {
    let local: [UInt8] = [127, 0, 0, 1]
    let one = AddressGuard(exceptions: [.init(address: local, port: 8080)])
    #expect(one.allows(local, port: 8080))
    #expect(!one.allows(local, port: 80))
    #expect(!one.allows([127, 0, 0, 2], port: 8080))
    #expect(!AddressGuard().allows([1, 1, 1, 1], port: 22))
    #expect(AddressGuard().allows([1, 1, 1, 1], port: 443))
    #expect(AddressGuard(allowsPrivate: true).allows(local, port: 22))
  }
}

@Suite("Who may be asked when")
struct HostQueueTests {
  @Test("A host is asked so many times at once and so long apart, others meanwhile")
  func spacing() {
    var queue = HostQueue(LinkCheckLimits())
    for job in 0..<3 { queue.add(job, host: "a") }
    queue.add(3, host: "b")
    #expect(queue.next(at: 0) == 0)
    #expect(queue.next(at: 0) == 3)
    #expect(queue.next(at: 0.1) == nil)
    #expect(queue.wake(after: 0.1) == 0.25)
    #expect(queue.next(at: 0.25) == 1)
    #expect(queue.next(at: 1) == nil, "two are out")
    #expect(queue.wake(after: 1) == nil)
    queue.ended(host: "a")
    queue.hold(host: "a", until: 9)
    #expect(queue.next(at: 8) == nil)
    #expect(queue.wake(after: 8) == 9)
    #expect(queue.next(at: 9) == 2)
  }

  @Test("Only so many hosts are asked at once, and failures in a row end in giving up")
  func bounds() {
    var limits = LinkCheckLimits()
    limits.hosts = 1
    var queue = HostQueue(limits)
    queue.add(0, host: "a")
    queue.add(1, host: "b")
    #expect(queue.next(at: 0) == 0)
    #expect(queue.next(at: 0) == nil)
    queue.ended(host: "a")
    #expect(queue.next(at: 0) == 1)
    func fail() -> Bool { queue.failed(host: "a") }
    #expect((0..<4).allSatisfy { _ in !fail() })
    queue.answered(host: "a")
    #expect((0..<4).allSatisfy { _ in !fail() })
    #expect(fail())
  }
}
