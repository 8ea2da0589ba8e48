// SPDX-License-Identifier: Apache-2.0

import Articles
import Linting

/// What the network says in the examples of rules that ask it.
struct ExampleLinks: LinkVerdicts {
  func answer(to address: String, from article: Article) -> LinkAnswer {
    let times = "https://ferry.net/times"
    switch address {
    case times: return .known(LinkVerdict(.ok, status: 200))
    case "https://ferry.net/old": return .known(LinkVerdict(.moved(to: times), status: 200))
    case "https://ferry.net/gone": return .known(LinkVerdict(.broken(isSure: true), status: 404))
    default: return .notAsked("the examples know no such address")
    }
  }
}
