"""What the simulated disk keeps and what it may lose."""
import os
import random
import tempfile
import unittest

from disk import Disk, sectors


class DiskTests(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        with open(os.path.join(self.folder.name, "old"), "wb") as file:
            file.write(b"old")
        os.mkdir(os.path.join(self.folder.name, "sub"))
        self.disk = Disk(self.folder.name)

    def left(self, chance=None):
        return {path: data for path, _, data in self.disk.after(chance)}

    def some(self, count=200):
        return [self.left(random.Random(seed)) for seed in range(count)]

    def test_what_lies_there_stays(self):
        self.assertEqual(self.left(), {"old": b"old", "sub": None})

    def test_a_file_that_was_synced_without_its_folder_may_be_missing(self):
        node = self.disk.make("new", 0o600, False)
        node.write(0, b"new")
        self.disk.sync(node)
        self.assertNotIn("new", self.left())
        self.assertEqual(self.left(True)["new"], b"new")
        self.disk.sync(self.disk.root)
        self.assertTrue(all(state["new"] == b"new" for state in self.some()))

    def test_a_name_that_was_synced_without_its_file_may_be_empty(self):
        node = self.disk.make("new", 0o600, False)
        node.write(0, b"new")
        self.disk.sync(self.disk.root)
        self.assertEqual({state["new"] for state in self.some()} - {b"\0\0\0"}, {b"", b"new"})

    def test_later_writes_may_be_there_without_earlier_ones(self):
        node = self.disk.find("old")
        node.write(0, b"OLD")
        node.write(3, b"er")
        found = {state["old"] for state in self.some()}
        self.assertTrue({b"old", b"OLD", b"older", b"OLDer"} <= found, found)

    def test_a_write_tears_at_sectors(self):
        self.assertEqual([(s, len(p)) for s, p in sectors(500, bytes(600))], [(500, 12), (512, 512), (1024, 76)])
        node = self.disk.find("old")
        node.write(0, b"x" * 1024)
        found = {state["old"] for state in self.some()}
        self.assertIn(b"x" * 512, found)
        self.assertTrue(all(state.strip(b"\0") in (b"old", b"old" + bytes(509) + b"x" * 512, b"x" * 512, b"x" * 1024)
                            for state in found), found)

    def test_a_rename_is_one_step_even_across_folders(self):
        self.disk.rename("old", "sub/new")
        for state in self.some():
            self.assertEqual(("old" in state) + ("sub/new" in state), 1)

    def test_names_of_one_folder_keep_their_order(self):
        self.disk.make("a", 0o600, False)
        self.disk.make("b", 0o600, False)
        self.assertTrue(all("a" in state for state in self.some() if "b" in state))

    def test_what_is_synced_takes_with_it_what_came_before(self):
        self.disk.make("a", 0o600, False)
        self.disk.rename("old", "sub/old")
        self.disk.sync(self.disk.find("sub"))
        self.assertEqual(set(self.left()), {"a", "sub", "sub/old"})

    def test_a_folder_that_is_not_certain_takes_its_files_with_it(self):
        self.disk.make("new", 0o700, True)
        node = self.disk.make("new/file", 0o600, False)
        node.write(0, b"x")
        self.disk.sync(node)
        self.disk.sync(self.disk.find("new"))
        self.assertEqual(set(self.left()), {"old", "sub"})

    def test_a_file_that_was_cut_short_may_be_as_it_was(self):
        self.disk.find("old").write(1, None)
        self.assertEqual({state["old"] for state in self.some()}, {b"old", b"o"})


if __name__ == "__main__":
    unittest.main()
