// SPDX-License-Identifier: Apache-2.0

/// The entry that libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  report(EngineProbe.glob(Array(UnsafeBufferPointer(start: bytes, count: count))))
}
