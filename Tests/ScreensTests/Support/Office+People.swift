import RoomBooking
import TestSupport

extension Office {
    static let wang = Colleague(id: UserID(1), username: "wangfang", displayName: "王芳", isBound: true)
    static let me = Colleague(id: UserID(2), username: "lilei", displayName: "李雷", isBound: true)
    static let han = Colleague(id: UserID(3), username: "hanmeimei", displayName: "韩梅梅", isBound: true)
    static let jim = Colleague(id: UserID(4), username: "jim", displayName: "Jim Green", isBound: false)
    static let zhao = Colleague(id: UserID(5), username: "zhaomin", displayName: "赵敏", isBound: true)
    static let alexandra = Colleague(
        id: UserID(6), username: "alexandra", displayName: "Alexandra Papadopoulou-Featherstone",
        isBound: true)
    static let kim = Colleague(id: UserID(7), username: "kim", displayName: "Kim 金", isBound: true)
    static let people = [wang, me, han, jim, zhao, alexandra, kim]

    static let andromeda = Room(
        id: RoomID(1), name: "Andromeda 仙女座", capacity: 4, floor: "2", equipment: ["tv"])
    static let lyra = Room(
        id: RoomID(2), name: "Lyra 天琴座", capacity: 12, floor: "3", equipment: ["projector", "phone"])
    static let orion = Room(
        id: RoomID(3), name: "Orion 猎户座", capacity: 8, floor: "3", equipment: ["screen", "whiteboard"])
    static let wisteria = Room(id: RoomID(4), name: "紫藤阁", capacity: 6)
    static let vega = Room(
        id: RoomID(5), name: "Vega 织女星", capacity: 10, floor: "5",
        state: .closed(reason: "repainting 粉刷"))
    static let everest = Room(
        id: RoomID(6), name: "Everest 珠峰 lecture hall", capacity: 120, floor: "1", equipment: ["projector"])
    static let rooms = [andromeda, lyra, orion, wisteria, vega, everest]

    static let dictionaries = Dictionaries(equipment: [
        LabelledValue(code: "tv", label: Bilingual(zh: "电视", en: "television")),
        LabelledValue(code: "projector", label: Bilingual(zh: "投影仪", en: "projector")),
        LabelledValue(code: "phone", label: Bilingual(zh: "会议电话", en: "conference phone")),
        LabelledValue(code: "screen", label: Bilingual(zh: "显示屏", en: "screen")),
        LabelledValue(code: "whiteboard", label: Bilingual(zh: "白板", en: "whiteboard")),
    ])

    /// What people wrote, which stands on a screen in the language it was written in.
    static let written =
        people.map(\.displayName) + rooms.map(\.name)
        + [
            "repainting 粉刷", "每日碰头", "Design review", "季度复盘 quarterly look back", "需求评审",
            "Customer call Hamburg", "面谈 interview", "全员大会", "Retro 回顾", "产品演示 demo day",
        ]

    func believableDay() throws -> [BookingDetails] {
        let today = Office.monday
        return [
            try details(
                1, Office.andromeda, today, "09:00", "10:00", "每日碰头", by: Office.me, with: [Office.han]),
            try details(2, Office.andromeda, today, "14:00", "15:00", "Design review", by: Office.jim),
            try details(3, Office.lyra, today, "10:00", "12:00", "季度复盘 quarterly look back", by: Office.han),
            try details(
                4, Office.lyra, today, "13:30", "14:30", "需求评审", by: Office.han,
                with: [Office.me, Office.wang]),
            try details(5, Office.orion, today, "15:30", "17:30", "Customer call Hamburg", by: Office.jim),
            try details(6, Office.wisteria, today, "13:00", "14:00", "面谈 interview", by: Office.wang),
            try details(7, Office.everest, today, "13:00", "17:00", "全员大会", by: Office.wang),
            try details(
                8, Office.orion, today, "18:00", "19:00", "Retro 回顾", by: Office.me,
                with: [Office.han, Office.jim, Office.alexandra]),
            try details(9, Office.lyra, today + 1, "10:00", "11:00", "产品演示 demo day", by: Office.me),
            try details(10, Office.orion, today + -1, "10:00", "11:30", "Retro 回顾", by: Office.han),
        ]
    }
}
