import Foundation
import Ledger
import Testing

@testable import Storage

@Suite("Keys that are destroyed are gone from the disk")
struct KeyringTests {
    @Test("no byte of a destroyed key is left in the file or beside it, and the others are whole")
    func destroyed() throws {
        let home = try Home()
        let keyring = try Keyring(writing: home.data.keys)
        let keys = (0..<60).map { (holder: "p\($0)", key: SealingKey()) }
        try keyring.keep(Dictionary(uniqueKeysWithValues: keys))
        #expect(try Self.found(keys.map(\.key), in: home.data).count == keys.count)
        try keyring.destroy(keys.prefix(40).map(\.holder))
        #expect(try Self.found(keys.map(\.key), in: home.data) == keys.suffix(20).map(\.key.bytes))
        #expect(keyring.isWhole())
    }

    /// Those of which the bytes stand in any file of keys.
    private static func found(_ keys: [SealingKey], in data: DataFolder) throws -> [[UInt8]] {
        let files = try data.folder.names().filter { $0.hasPrefix(Keyring.name) }
        let bytes = try files.map { Data(try DurableFile.read(data.folder.child($0))) }
        return keys.map(\.bytes).filter { key in bytes.contains { $0.range(of: Data(key)) != nil } }
    }
}
