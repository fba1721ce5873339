import ArgumentParser
import Consent
import Reports
import Services
import Storage

/// Where receipts are written: named by their events, so that no file's name tells of anyone. No other file is overwritten.
struct ReceiptFolder {
    private let path: String
    init(_ path: String) { self.path = path }

    /// Each as text and as JSON, with the proof that what it is of stands in the ledger.
    ///
    /// - Throws: `StorageError` where a file cannot be written, or another is there; `ServiceError`.
    func write(_ receipts: [Receipt], of house: House, language: ReceiptLanguage? = nil) throws {
        try DurableFile.makeFolder(path)
        for receipt in receipts {
            let place = "\(path)/\(receipt.recordID.rawValue)"
            let text = ReceiptText(receipt, language: language?.rawValue).text()
            let json = try JSONText.encode(ReceiptJSON(receipt, language: language?.rawValue)) + "\n"
            try DurableFile.writeNew([UInt8](text.utf8), to: "\(place).txt")
            try DurableFile.writeNew([UInt8](json.utf8), to: "\(place).json")
        }
        for proof in try Ledgers(house).proofs(of: receipts.map(\.recordID)) { try write(proof) }
    }

    /// One that is there already is left alone, though the log has grown since.
    private func write(_ proof: EventProof) throws {
        let place = "\(path)/\(proof.event.rawValue).tlog-proof"
        if DurableFile.exists(place), proof.isSame(as: try InputFile.read(place, limit: EventProof.maximumBytes)) {
            return
        }
        try DurableFile.writeNew(proof.bytes, to: place)
    }
}

/// Receipts at once with what they are of.
struct ReceiptOptions: ParsableArguments {
    @Option(
        name: .long, help: "A folder: a receipt of each is written there, EVENT.txt, EVENT.json and EVENT.tlog-proof.")
    var receiptOut: String?

    /// After the events were told: they stand, whatever becomes of the folder.
    func write(_ recorded: [RecordedEvent], of house: House) throws {
        guard let receiptOut else { return }
        do {
            try ReceiptFolder(receiptOut).write(
                recorded.map { try Receipts(house).receipt($0.event.id) }, of: house)
        } catch let error as StorageError {
            throw ServiceError(
                .cannotWrite,
                "\(error.message) What was answered is recorded; synas consent receipt makes its receipts anew.")
        }
    }
}
