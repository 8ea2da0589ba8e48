// SPDX-License-Identifier: Apache-2.0

/// Small words inside the names of people ("de", "van").
package enum NameParticles {
  package static let all = Languages.words { $0.nameParticles }
}
