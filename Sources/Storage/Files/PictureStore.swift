/// The pictures of a data folder:
///
///     spool/POST/         what a running process has prepared for a post, until its commit is carried out
///     cleared/ab/SHA.jpg  cleared pictures of committed posts, named by what is in them
///     quarantine/POST/    originals of held posts, until they are given up
package struct PictureStore: Hashable, Sendable {
    static let folders = ["spool", "cleared", "quarantine"]

    let folder: Folder
    var spool: Folder { folder.folder("spool") }
    var cleared: Folder { folder.folder("cleared") }
    var quarantine: Folder { folder.folder("quarantine") }
}
