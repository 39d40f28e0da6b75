import Foundation
import RoomBooking
import WeChat

/// This machine's clock beside that of WeChat, as the `Date` header tells it.
struct ClockCheckup: Checkup {
    let subject = CheckupSubject.clock

    /// Seconds from which on times are told wrongly, and from which on tokens and codes go wrong.
    private static let noticeable = 60
    private static let harmful = 300

    func findings(of patient: Patient) async -> [Finding] {
        guard let contact = patient.contact, case .success(let response) = contact.answer else { return [] }
        guard let header = response.headers["Date"], let date = HTTPDateText.date(header) else {
            return [
                .warning(
                    Bilingual(
                        zh: "对方没有给出时间，无法比较时钟。", en: "The answer tells no time to compare the clock with."),
                    Bilingual(zh: "请检查 NTP。", en: "Check NTP."))
            ]
        }
        return [finding(offset: Int(contact.at.timeIntervalSince(date).rounded()))]
    }

    private func finding(offset: Int) -> Finding {
        let seconds = abs(offset)
        guard seconds > Self.noticeable else {
            return .ok(Bilingual(zh: "与微信相差 \(seconds) 秒。", en: "It is within \(seconds) s of WeChat's."))
        }
        let message =
            offset > 0
            ? Bilingual(
                zh: "本机时钟比微信快 \(seconds) 秒。", en: "This machine's clock is \(seconds) s ahead of WeChat's.")
            : Bilingual(
                zh: "本机时钟比微信慢 \(seconds) 秒。", en: "This machine's clock is \(seconds) s behind WeChat's.")
        let remedy = Bilingual(zh: "请用 NTP 校准时钟。", en: "Set it by NTP.")
        return seconds > Self.harmful
            ? .broken(message, remedy, .configuration) : .warning(message, remedy)
    }
}

/// Reads the `Date` header of an answer, as `Thu, 22 Aug 2024 01:14:57 GMT`.
enum HTTPDateText {
    static func date(_ text: String) -> Date? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return formatter.date(from: text)
    }
}
