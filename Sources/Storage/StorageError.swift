/// Why the data folder could not be read or written. One line for a person: what failed, why, and what to do; never a
/// name, an answer or a piece of a post.
package struct StorageError: Error, Hashable, Sendable {
    package enum Code: String, Sendable, CaseIterable {
        /// No such folder, or one that `synas init` did not make or did not finish.
        case notADataFolder = "not-a-data-folder"
        /// The folder to be made a data folder, or to hand over into, already holds something else.
        case occupied
        /// A newer `synas` wrote this data folder or database.
        case newerFormat = "newer-format"
        /// An older `synas` wrote it, and it is opened for reading alone.
        case olderFormat = "older-format"
        /// The database is damaged or is not one of ours.
        case corrupt
        /// `synchronous=FULL`, WAL or foreign keys could not be had: nothing would be sure to last.
        case notDurable = "not-durable"
        /// Another process held the write lock longer than the caller would wait (as EX_TEMPFAIL, 75).
        case locked
        /// The folder to write into is not there.
        case noFolder = "no-folder"
        case diskFull = "disk-full"
        /// Permission refused, or a file system mounted read-only.
        case readOnly = "read-only"
        /// Any other failure of a file or of the database's file.
        case inputOutput = "input-output"
        /// The change contradicts what is stored: an id or handle that is another's, a person who is not there.
        case conflict
        /// A value that cannot be stored, such as a name with a line break.
        case invalid
        /// The database is not the one that was signed last.
        case ledgerDiverged = "ledger-diverged"
        /// The signer's key or state is gone.
        case signerMissing = "signer-missing"
        /// The keys of people's openings are gone.
        case keysMissing = "keys-missing"
        /// A backup that is damaged, incomplete, or not the one that the keys belong to.
        case badBackup = "bad-backup"
        /// A cleared picture that the database knows has no file.
        case missingPicture = "missing-picture"
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
