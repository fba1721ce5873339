import ArgumentParser
import Consent
import Reports
import Services
import Storage

/// Where receipts are written: named by their events, so that no file's name tells of anyone. No other file is overwritten.
struct ReceiptFolder {
    private let path: String
    init(_ path: String) { self.path = path }

    /// - Throws: `StorageError` where a file cannot be written, or another is there.
    func write(_ receipts: [Receipt], language: ReceiptLanguage? = nil) throws {
        try DurableFile.makeFolder(path)
        for receipt in receipts {
            let place = "\(path)/\(receipt.recordID.rawValue)"
            let text = ReceiptText(receipt, language: language?.rawValue).text()
            let json = try JSONText.encode(ReceiptJSON(receipt, language: language?.rawValue)) + "\n"
            try DurableFile.writeNew([UInt8](text.utf8), to: "\(place).txt")
            try DurableFile.writeNew([UInt8](json.utf8), to: "\(place).json")
        }
    }
}

/// Receipts at once with what they are of.
struct ReceiptOptions: ParsableArguments {
    @Option(name: .long, help: "A folder: a receipt of each is written there, EVENT.txt and EVENT.json.")
    var receiptOut: String?

    /// After the events were told: they stand, whatever becomes of the folder.
    func write(_ recorded: [RecordedEvent], of house: House) throws {
        guard let receiptOut else { return }
        do {
            try ReceiptFolder(receiptOut).write(recorded.map { try Receipts(house).receipt($0.event.id) })
        } catch let error as StorageError {
            throw ServiceError(
                .cannotWrite,
                "\(error.message) What was answered is recorded; synas consent receipt makes its receipts anew.")
        }
    }
}
