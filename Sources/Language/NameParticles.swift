// SPDX-License-Identifier: Apache-2.0

/// Small words inside the names of people ("de", "van").
package enum NameParticles {
  package static let all: Set<String> = [
    "van", "von", "vom", "zu", "zum", "zur", "der", "den", "de", "del", "della", "delle", "dello",
    "dei", "degli", "di", "da", "das", "do", "dos", "du", "des", "d", "l", "la", "le", "les", "el",
    "al", "il", "lo", "los", "las", "bin", "ibn", "ben", "bint", "abu", "ten", "ter", "te", "'t",
    "af", "av", "y", "e", "i", "och", "og",
  ]
}
