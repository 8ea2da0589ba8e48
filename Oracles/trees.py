# SPDX-License-Identifier: Apache-2.0
"""Trees in the notation of html5lib's tests, and what two of them do not share."""

import difflib
import re
from dataclasses import dataclass, field

LINE = re.compile(r'\| ((?:  )*)(<!DOCTYPE .*>|<!-- |<[^ "=]+(?: [^ "=]+)?>|"|content$|[^ "<>]+(?: [^ "<>]+)?=")')
SPACE = " \t\n\f\r"


@dataclass
class Node:
    """An element: its name as it is printed, its attributes and what is in it (nodes and texts)."""

    name: str
    attributes: dict = field(default_factory=dict)
    children: list = field(default_factory=list)
    # The number of the piece of the document that it is, if it is one.
    origin: int = -1

    def walk(self):
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(child for child in reversed(node.children) if isinstance(child, Node))

    def __str__(self) -> str:
        """The node as it is compared: white space counts as one space but in `pre` and the like."""
        parts = []
        write(self, parts, False)
        return "".join(parts)


def write(node: Node, parts: list, is_exact: bool) -> None:
    is_exact = is_exact or node.name in ("pre", "textarea", "script", "style")
    pairs = sorted(node.attributes.items())
    parts.append("<" + node.name + "".join(f' {name}="{value}"' for name, value in pairs) + ">")
    for child in joined(node.children):
        if isinstance(child, Node):
            write(child, parts, is_exact)
        elif is_exact:
            parts.append(child)
        else:
            parts.append(re.sub(f"[{SPACE}]+", " ", child))
    parts.append(f"</{node.name}>")


def joined(children: list) -> list:
    """The children with neighbouring texts as one."""
    result = []
    for child in children:
        if isinstance(child, str) and result and isinstance(result[-1], str):
            result[-1] += child
        else:
            result.append(child)
    return result


def read(text: str) -> Node:
    """The tree that `text` shows, in a root of its own; the doctype first, as gumbo does not tell its place."""
    root = Node("")
    stack = [root]
    lines = text.rstrip("\n").split("\n")
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        match = LINE.match(line)
        if not match:
            continue
        depth = len(match.group(1)) // 2
        rest = line[match.start(2):]
        del stack[depth + 1:]
        if rest.startswith("<!DOCTYPE"):
            root.children.insert(0, Node(rest))
        elif rest.startswith("<!--") or rest.startswith('"') or '="' in rest and not rest.startswith("<"):
            # What is quoted may go on over lines.
            end = " -->" if rest.startswith("<!--") else '"'
            start = 1 if rest.startswith('"') else 0
            while not (rest.endswith(end) and len(rest) > start) or (index < len(lines) and not LINE.match(lines[index])):
                if index == len(lines):
                    break
                rest += "\n" + lines[index]
                index += 1
            if rest.startswith("<!--"):
                stack[-1].children.append(Node(rest))
            elif rest.startswith('"'):
                stack[-1].children.append(rest[1:-1])
            else:
                name, value = rest.split('="', 1)
                stack[-1].attributes[name] = value[:-1]
        else:
            node = Node(rest.strip("<>"))
            stack[-1].children.append(node)
            stack.append(node)
    return root


def number(root: Node) -> None:
    """Makes the pieces of a document that are compared: what stands in its body, its head, or in neither."""
    origin = 0
    for parent in (root, *(node for node in root.walk() if node.name in SHELLS)):
        pieces = []
        for child in joined(parent.children):
            piece = child if isinstance(child, Node) else Node("#text", children=[child])
            piece.origin = origin
            origin += 1
            pieces.append(piece)
        parent.children = pieces


SHELLS = ("html", "head", "body")


def pieces(root: Node) -> list:
    """The pieces in order, each with its number and as it is compared. Texts between them are one, and all white
    space in those is the printer's."""
    result, stack, last, is_text = [], [root], -1, False
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            node = Node("#text", children=[node], origin=last)
        last = node.origin if node.origin >= 0 else last
        if node is root or node.name in SHELLS:
            if node is not root:
                result.append((last, str(Node(node.name, node.attributes))))
            stack.extend(reversed(node.children))
            is_text = False
        elif node.name != "#text":
            result.append((last, str(node)))
            is_text = False
        elif text := "".join(text_of(node).split()):
            if is_text:
                result[-1] = (result[-1][0], result[-1][1] + text)
            else:
                result.append((last, text))
            is_text = True
    return result


def text_of(node: Node) -> str:
    return "".join(child if isinstance(child, str) else text_of(child) for child in node.children)


def differences(ours: Node, theirs: Node) -> dict:
    """By the number of a piece of `ours`: what stands there, and what in `theirs`."""
    left, right = pieces(ours), pieces(theirs)
    texts, others = [text for _, text in left], [text for _, text in right]
    found = {}
    if texts == others:
        return found
    for kind, a, b, c, d in difflib.SequenceMatcher(None, texts, others, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        # What stands in `theirs` alone belongs to the piece behind it.
        for place in range(a, max(b, a + 1)):
            origin = left[place][0] if place < len(left) else -1
            found[(origin, a == b)] = (" ".join(texts[a:b]), " ".join(others[c:d]))
    return found
