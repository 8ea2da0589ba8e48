// SPDX-License-Identifier: Apache-2.0

import Linting
import Testing

@Suite("Dates as they are written")
struct DateTextTests {
  @Test(
    "A date is read in the ways of people and generators",
    arguments: [
      "2024-03-05", "2024-3-5", "2024/03/05", "2024.03.05", "20240305", "2024-03-05T10:00:00Z",
      "2024-03-05t10:00:00.123+01:00", "2024-03-05 10:00", "2024-03-05 10:00:00 -0800",
      "2024-03-05 10:00:00 UTC", "2024-03-05 9:00:00 -4", "2024-03-05T10:00:00.000000000Z",
      "March 5, 2024", "Mar 05 2024",
      "5 March 2024", "5th March 2024", "Tuesday, March 5th, 2024 at 9:30am",
      "Tue, 05 Mar 2024 10:00:00 GMT", "Tue Mar 05 2024 10:00:00 GMT+0100 (Central European Time)",
      "5. März 2024", "5 mars 2024", "5 de marzo de 2024", "5 maart 2024", "05-Mar-2024",
      "05.03.2024", "2024年3月5日", "Mar 5 10:00:00 2024", " 2024-03-05 ",
    ])
  func days(_ text: String) {
    #expect(DateText(text)?.day?.description == "2024-03-05")
  }

  @Test("13/03/2024 can be read in one way only, 03/04/2024 in two")
  func slashes() {
    #expect(DateText("13/03/2024")?.day?.description == "2024-03-13")
    #expect(DateText("03/13/2024")?.day?.description == "2024-03-13")
    #expect(DateText("03/04/2024") == .vague)
  }

  @Test(
    "A month, a year or a count of seconds is a date without a day",
    arguments: ["2024-03", "March 2024", "2024", "1709632800", "1709632800000"])
  func vague(_ text: String) {
    #expect(DateText(text) == .vague)
  }

  @Test(
    "What is no date is none",
    arguments: [
      "", "soon", "2024-13-01", "2024-02-30", "2023-02-29", "2024-03-05T25:00", "2024-03-05 10:61",
      "31 February 2024", "2024-03-05 or so", "5 March", "yesterday",
      "32/13/2024", "2024-00-10", "03-05", "12:00", "true", "March March 5 2024", "2024-03-05-06",
      "TBD", "-", "2024-",
    ])
  func none(_ text: String) {
    #expect(DateText(text) == nil)
  }
}
