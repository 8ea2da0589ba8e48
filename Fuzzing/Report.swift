// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Ends the process when there are faults, as a crash does, so that libFuzzer keeps the input.
func report(_ faults: [String]) -> CInt {
  guard !faults.isEmpty else { return 0 }
  print("FAULT: " + faults.joined(separator: "\nFAULT: "))
  fflush(nil)
  abort()
}
