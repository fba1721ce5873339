"""A disk that keeps only what it was made to keep.

What is written to a file is certain once that file was synced; a name is certain once its folder was. Of everything
else any part may be there after the power went: any of the writes, each torn at its sectors, and of the names any that
do not contradict the order within one folder. No file system promises less.
"""
import os
import stat

SECTOR = 512


class Node:
    """A file or a folder: what is certain of it, and what is not."""

    def __init__(self, mode, is_folder):
        self.mode, self.is_folder = mode, is_folder
        self.certain = {} if is_folder else bytearray()
        self.now = {} if is_folder else bytearray()
        self.pending = []  # of a file: (offset, bytes), or (size, None) where its size was set
        self.copies = {}  # of a file: the bytes of `certain` and `now`, shared by all states that hold them

    def write(self, offset, data):
        apply(self.now, offset, data)
        self.pending.append((offset, data))
        self.copies.pop("now", None)

    def copy(self, which):
        if which not in self.copies:
            self.copies[which] = bytes(getattr(self, which))
        return self.copies[which]

    def sync(self):
        self.certain, self.pending = bytearray(self.now), []
        self.copies["certain"] = self.copies["now"] = bytes(self.now)


def apply(content, offset, data):
    if data is None:
        del content[offset:]
        content.extend(bytes(offset - len(content)))
        return
    if len(content) < offset + len(data):
        content.extend(bytes(offset + len(data) - len(content)))
    content[offset:offset + len(data)] = data


class Disk:
    """Paths are relative to the folder that is recorded."""

    def __init__(self, folder):
        self.root = load(folder)
        self.names = []  # changes of names that are not certain: lists of (folder, name, node or None)

    def find(self, path):
        node = self.root
        for part in [p for p in path.split("/") if p and p != "."]:
            node = node.now.get(part) if node and node.is_folder else None
        return node

    def place(self, path):
        above, _, name = path.rstrip("/").rpartition("/")
        return self.find(above), name

    def change(self, *changes):
        for folder, name, node in changes:
            if node is None:
                folder.now.pop(name, None)
            else:
                folder.now[name] = node
        self.names.append(list(changes))

    def make(self, path, mode, is_folder):
        node = Node(mode, is_folder)
        self.change((*self.place(path), node))
        return node

    def remove(self, path):
        self.change((*self.place(path), None))

    def rename(self, old, new):
        node = self.find(old)
        self.change((*self.place(old), None), (*self.place(new), node))

    def sync(self, node):
        if not node.is_folder:
            return node.sync()
        # What is made certain takes with it what came before it in the same folders.
        due, folders = [], {id(node)}
        for changes in reversed(self.names):
            if any(id(folder) in folders for folder, _, _ in changes):
                due.append(changes)
                folders |= {id(folder) for folder, _, _ in changes}
        for changes in reversed(due):
            settle(changes, lambda folder: folder.certain)
        self.names = [changes for changes in self.names if changes not in due]

    def after(self, chance):
        """What may be on the disk when the power goes now: (path, mode, bytes or None for a folder), folders first.

        `chance`: picks; nil of what is uncertain where it is None, all of it where it is True.
        """
        views, blocked = {}, set()

        def view(folder):
            return views.setdefault(id(folder), dict(folder.certain))

        for changes in self.names:
            folders = {id(folder) for folder, _, _ in changes}
            if not folders & blocked and (chance is True or chance is not None and chance.random() < 0.7):
                settle(changes, view)
            else:
                blocked |= folders
        return list(walk(self.root, "", view, lambda node: content(node, chance)))


def settle(changes, view):
    for folder, name, node in changes:
        if node is None:
            view(folder).pop(name, None)
        else:
            view(folder)[name] = node


def content(node, chance):
    """The bytes of a file after the power went."""
    if chance is None or not node.pending:
        return node.copy("certain")
    if chance is True:
        return node.copy("now")
    found = bytearray(node.certain)
    manner = chance.choice(["prefix", "any", "all", "none"])
    last = chance.randint(0, len(node.pending)) if manner == "prefix" else len(node.pending)
    for place, (offset, data) in enumerate(node.pending[:last] if manner != "none" else []):
        if manner == "any" and chance.random() < 0.5:
            continue
        is_torn = data is not None and (manner == "any" and chance.random() < 0.3 or manner == "prefix" and place == last - 1)
        for start, part in sectors(offset, data) if is_torn else [(offset, data)]:
            if not is_torn or chance.random() < 0.5:
                apply(found, start, part)
    return bytes(found)


def sectors(offset, data):
    """A write in the pieces that a disk writes at once."""
    start = 0
    while start < len(data):
        end = min(len(data), start + SECTOR - (offset + start) % SECTOR)
        yield offset + start, data[start:end]
        start = end


def walk(folder, path, view, read):
    for name, node in sorted(view(folder).items()):
        here = f"{path}/{name}".lstrip("/")
        yield here, node.mode, None if node.is_folder else read(node)
        if node.is_folder:
            yield from walk(node, here, view, read)


def load(path):
    """What lies in a folder, all of it certain."""
    facts = os.stat(path)
    node = Node(stat.S_IMODE(facts.st_mode), stat.S_ISDIR(facts.st_mode))
    if node.is_folder:
        node.now = {name: load(os.path.join(path, name)) for name in os.listdir(path)}
        node.certain = dict(node.now)
    else:
        with open(path, "rb") as file:
            node.now = bytearray(file.read())
        node.certain = bytearray(node.now)
    return node


def write_out(entries, place):
    """Puts what `after` gave into a new folder."""
    os.mkdir(place, 0o700)
    for path, mode, data in entries:
        full = os.path.join(place, path)
        if data is None:
            os.mkdir(full)
        else:
            with open(full, "wb") as file:
                file.write(data)
        os.chmod(full, mode)
