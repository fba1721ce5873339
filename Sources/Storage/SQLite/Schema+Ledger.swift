/// The fourth migration: the ledger's leaves, what opens them, and the tree (docs/ledger/specification.md, docs/storage.md).
extension Schema {
    static let fourth = [
        leaves, openings, streams, subtrees, treeHead, appendOnly("leaf", key: "number"), openingStays,
        appendOnly("subtree", key: "place"),
    ]

    /// `number` is the index in the tree. A commit with many people is several leaves.
    private static let leaves = """
        CREATE TABLE leaf (
            number INTEGER PRIMARY KEY CHECK (number >= 0),
            entry INTEGER NOT NULL REFERENCES entry,
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE INDEX leaf_by_entry ON leaf (entry)
        """

    /// `position` is the leaf's number times 1024 plus the place of the commitment in it. An opening may go (erasure), and
    /// never changes.
    private static let openings = """
        CREATE TABLE opening (
            position INTEGER PRIMARY KEY CHECK (position >= 0),
            holder TEXT,
            about TEXT CHECK (about IS NULL OR holder IS NULL),
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE INDEX opening_by_holder ON opening (holder, position) WHERE holder IS NOT NULL;
        CREATE INDEX opening_about ON opening (about, position) WHERE about IS NOT NULL
        """

    private static let openingStays = """
        CREATE TRIGGER opening_never_changes BEFORE UPDATE ON opening
            BEGIN SELECT RAISE(ABORT, 'an opening never changes'); END;
        CREATE TRIGGER opening_never_replaced BEFORE INSERT ON opening
            WHEN EXISTS (SELECT 1 FROM opening WHERE position = NEW.position)
            BEGIN SELECT RAISE(ABORT, 'an opening never changes'); END
        """

    /// Where each person's streams stand; `headed` is 0 where it moved since a head was committed.
    private static let streams = """
        CREATE TABLE stream (
            holder TEXT NOT NULL,
            stream TEXT NOT NULL,
            seq INTEGER NOT NULL CHECK (seq >= 1),
            commitment BLOB NOT NULL CHECK (length(commitment) = 32),
            headed INTEGER NOT NULL DEFAULT 0 CHECK (headed IN (0, 1)),
            PRIMARY KEY (holder, stream)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX stream_unheaded ON stream (holder) WHERE headed = 0
        """

    /// The roots of complete subtrees of 256, 65,536 and 16,777,216 leaves; `place` is the index times 64 plus the level.
    private static let subtrees = """
        CREATE TABLE subtree (
            place INTEGER PRIMARY KEY,
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT
        """

    /// One row: the tree so far, the policies that the last entry named, and the log's name.
    private static let treeHead = """
        CREATE TABLE tree_head (
            id INTEGER PRIMARY KEY CHECK (id = 0),
            size INTEGER NOT NULL CHECK (size >= 0),
            frontier BLOB NOT NULL,
            policy TEXT NOT NULL,
            covered INTEGER NOT NULL CHECK (covered >= 0)
        ) STRICT
        """
}
