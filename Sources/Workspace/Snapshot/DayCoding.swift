// SPDX-License-Identifier: Apache-2.0

import FactFiles
import FrontMatter
import Linting

extension ByteWriter {
  mutating func day(_ day: Day?) {
    number(day.map { ($0.year * 12 + $0.month - 1) * 31 + $0.day } ?? 0)
  }
}

extension ByteReader {
  mutating func day() throws(Damage) -> Day? {
    let number = try number()
    if number == 0 { return nil }
    guard number > 0 else { throw Damage() }
    let months = (number - 1) / 31
    return Day(year: months / 12, month: months % 12 + 1, day: (number - 1) % 31 + 1)
  }
}
