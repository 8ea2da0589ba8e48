// SPDX-License-Identifier: Apache-2.0

/// The scripts of a report's page. All text of posts goes in as text.
enum PageScript {
  /// Runs before anything is drawn, so that only the view that is asked for is.
  static let first: [StaticString] = [
    #"""
    document.documentElement.className = 'js';
    document.documentElement.dataset.view = (new URLSearchParams(location.hash.slice(1)).get('view') || 'overview').replace(/[^a-z]/g, '');
    """#
  ]

  /// Runs once the page is there; the parts are one function together.
  static let texts: [StaticString] = [
    "'use strict';\n(() => {\n", ScriptModel.text, ScriptTables.text, ScriptColumns.text,
    ScriptPost.text, ScriptDetails.text, ScriptStart.text, "\n})();\n",
  ]
}
