import Foundation
import TestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A small disk in a folder, for as long as it lives; only the superuser can have one.
final class SmallDisk {
    let path: String

    init?(at path: String, bytes: Int) {
        self.path = path
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        guard geteuid() == 0, let mount = Program.found("mount"),
            let ran = try? start([mount, "-t", "tmpfs", "-o", "size=\(bytes)", "tmpfs", path], in: "/").wait(),
            ran.code == 0
        else { return nil }
    }

    deinit { _ = try? start([Program.found("umount") ?? "umount", "-l", path], in: "/").wait() }

    /// Takes all the room that is left.
    func fill() {
        let file = open("\(path)/ballast", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        let part = [UInt8](repeating: 0, count: 4096)
        while write(file, part, part.count) > 0 {}
        close(file)
    }

    func relieve() { unlink("\(path)/ballast") }
}
