import Consent
import Foundation

/// The municipality as files: policies to found a data folder with, its roster, and answers on paper.
package struct MunicipalityFiles {
    let municipality: Municipality
    private let folder: String

    package init(_ municipality: Municipality, in folder: String) {
        self.municipality = municipality
        self.folder = folder
    }

    /// Writes `policies/`, `roster.csv` and `answers.csv` into the folder. Nothing of that may be there yet.
    package func write() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try writePolicies()
        try writeRoster()
        try writeAnswers()
    }

    func path(_ name: String) -> String { "\(folder)/\(name)" }

    private func writeRoster() throws {
        let file = try LineFile(path("roster.csv"), first: School.rosterHeader)
        for unit in municipality.units {
            for staff in unit.staff {
                try file.line(
                    "staff,\(unit.id.rawValue),,\(staff),\(staff),\(Names.given[staff.utf8.count]),Lärare,,,,,,,,")
            }
        }
        try municipality.eachHousehold { household in
            for child in household.children { try rows(child, of: household).forEach(file.line) }
        }
        try file.close()
    }

    private func rows(_ child: Household.Child, of household: Household) -> [String] {
        let own = [
            "child", child.now.unit.rawValue, child.now.group, child.sourceID, child.handle, child.givenName,
            child.familyName, child.born.description,
        ].joined(separator: ",")
        let protection = child.isProtected ? "protected" : ""
        if child.bonds.isEmpty { return ["\(own),,,,,,,\(protection)"] }
        return child.bonds.map { bond in
            let adult = household.adults[bond.adult]
            let days = "\(bond.from?.description ?? ""),\(bond.until?.description ?? "")"
            return
                "\(own),\(adult.sourceID),\(adult.name),\(adult.language),\(adult.relation.rawValue),\(days),\(protection)"
        }
    }

    /// As an answer on paper holds where the child is now, those from another unit stay out.
    private func writeAnswers() throws {
        let answering = Answering(municipality)
        let file = try LineFile(path("answers.csv"), first: "child,guardian,channel,choice,name,notice,language,at")
        try municipality.eachHousehold { household in
            for year in answering.years {
                for answer in answering.answers(of: household, in: year) {
                    let child = household.children[answer.child]
                    if year == municipality.schoolYear || child.before?.unit == child.now.unit {
                        try file.line(row(answer, child, household.adults[answer.adult]))
                    }
                }
            }
        }
        try file.close()
    }

    private func row(_ answer: FormAnswer, _ child: Household.Child, _ adult: Household.Adult) -> String {
        let name = answer.name.map { $0 ? "yes" : "no" } ?? ""
        return [
            "\(child.now.unit.rawValue)/\(child.handle)", adult.sourceID, answer.channel.rawValue,
            answer.response.rawValue, name, answer.notice, answer.language, answer.at.description,
        ].joined(separator: ",")
    }
}

/// A file that is written line by line.
private final class LineFile {
    private let handle: FileHandle
    private var buffer: [UInt8]

    init(_ path: String, first: String) throws {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        buffer = Array(first.utf8) + [10]
    }

    func line(_ text: String) throws {
        buffer += text.utf8
        buffer.append(10)
        if buffer.count > 1 << 20 { try flush() }
    }

    func close() throws {
        try flush()
        try handle.close()
    }

    private func flush() throws {
        try handle.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
