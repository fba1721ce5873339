import Foundation

/// A stored hash, with what it was made with: `scrypt$17$8$1$SALT$KEY`, salt and key in base64.
struct PasswordHash {
    let cost: Passwords.Cost
    let salt: [UInt8]
    let key: [UInt8]

    private static let start = "scrypt"
    /// More would let a changed row stop the service.
    private static let mostLogN = 20

    init(cost: Passwords.Cost, salt: [UInt8], key: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.key = key
    }

    /// Nil for what is none: nobody signs in with it.
    init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == Self.start, let logN = Int(parts[1]), (1...Self.mostLogN).contains(logN),
            let blockSize = Int(parts[2]), (1...32).contains(blockSize), let parallelism = Int(parts[3]),
            (1...16).contains(parallelism), let salt = Data(base64Encoded: parts[4]), !salt.isEmpty,
            let key = Data(base64Encoded: parts[5]), key.count == Scrypt.keyLength
        else { return nil }
        self.init(
            cost: Passwords.Cost(logN: logN, blockSize: blockSize, parallelism: parallelism), salt: [UInt8](salt),
            key: [UInt8](key))
    }

    var text: String {
        let numbers = [cost.logN, cost.blockSize, cost.parallelism].map(String.init)
        let bytes = [salt, key].map { Data($0).base64EncodedString() }
        return ([Self.start] + numbers + bytes).joined(separator: "$")
    }

    /// Takes as long wherever the first difference is.
    func isKey(_ other: [UInt8]) -> Bool {
        guard other.count == key.count else { return false }
        return zip(key, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
