// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Esperanto.
enum Esperanto: LanguageData {
  static let tag = "eo"
  static let name = "Esperanto"

  static let letters = "ĉĝĥĵŝŭ"

  static var trigrams: String {
    """
    _la la_ as_ aj_ _de is_ de_ _ka est kaj tas oj_ _pr _es sta on_ _mi _vi ant _ne en_ _en \
    _ti _al _ko _ki nta _po ne_ _ma an_ ro_ sti kon jn_ _su ta_ al_ per _se ran aý_ te_ ojn \
    mal tis ia_ mi_ io_ ent el_ li_ _li _re ter nto vi_ nte _ke ajn un_ to_ _an _pl _fa ni_ \
    _tr iu_ pro _si ke_ _ku tra ita pre _ni _pe toj ri_ _el por las eni era _in ion or_ pri \
    in_ am_ _ve ris men vas iel taj aro ank ont igi _pa oro ast sto
    """
  }
}
