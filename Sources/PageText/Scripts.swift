// SPDX-License-Identifier: Apache-2.0

package import Documents

extension Document {
  /// Whether a page in HTML has a script, which may fill what is empty in it.
  package var hasScript: Bool {
    format == .html
      && nodes.indices.contains { index in
        isElement(NodeID(index), .script)
          && value(NodeID(index), .type)?.lowercased().contains("json") != true
      }
  }
}
