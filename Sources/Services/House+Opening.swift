import Consent
package import Policies
package import Storage

extension House {
    package enum Purpose: Sendable {
        case reading
        /// - Parameter patience: how long each write waits for its turn.
        case writing(patience: Duration)
    }

    /// Opens a data folder with its policies.
    ///
    /// - Throws: `StorageError`, or `ServiceError` with every mistake of the policies.
    package static func open(
        _ path: String, for purpose: Purpose, surroundings: Surroundings = .system()
    ) throws -> House {
        let folder = try DataFolder.open(at: path)
        let policies = try loadPolicies(folder.policies)
        let store: any Store =
            switch purpose {
            case .reading: try folder.openForReading()
            case .writing(let patience): try folder.openForWriting(patience: patience)
            }
        return House(folder: folder, store: store, policies: policies, surroundings: surroundings)
    }

    /// Makes a data folder and copies the policies to start from into it. On a folder that is ours already, what is
    /// missing is made and what is there stays.
    ///
    /// - Parameters:
    ///   - path: the folder to be.
    ///   - policies: the folder of policies to start from.
    ///   - patience: how long to wait for another process that writes in it.
    /// - Returns: the data folder.
    /// - Throws: `ServiceError` where the policies have mistakes (nothing is made then), `StorageError`.
    package static func found(_ path: String, policies: String, patience: Duration) throws -> DataFolder {
        _ = try loadPolicies(policies)
        let folder = try DataFolder.create(at: path, patience: patience)
        let (files, _) = PolicyFolder.files(in: policies)
        try DurableFile.makeFolder(folder.policies)
        for file in files {
            let place = "\(folder.policies)/\(file.path)"
            guard !DurableFile.exists(place) else { continue }
            try DurableFile.makeFolder(String(place[..<(place.lastIndex(of: "/") ?? place.endIndex)]))
            try DurableFile.write(file.bytes, to: place)
        }
        return folder
    }

    /// - Throws: `ServiceError` where there is no such folder, or with every mistake.
    package static func loadPolicies(_ folder: String) throws(ServiceError) -> PolicySet {
        guard DurableFile.exists(folder) else { throw ServiceError.noPolicies(folder) }
        let (set, mistakes) = PolicySet.load(folder: folder)
        if let set { return set }
        throw ServiceError(mistakes: mistakes.map { $0.inFolder(folder) })
    }
}

extension ServiceError {
    static func noPolicies(_ folder: String) -> ServiceError {
        ServiceError(.noSuchInput, "\(folder): there is no such folder of policies; check the path")
    }
}
