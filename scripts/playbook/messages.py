"""Messages for mistakes in a visit file or on the command line: what is wrong, what to write instead."""

#: rule -> (English, Chinese, English hint, Chinese hint)
VISIT_MESSAGES: dict[str, tuple[str, str, str, str]] = {
    # the file itself
    "file-missing": (
        "there is no such file",
        "找不到这个文件",
        "check the name and the folder; `playbook new` writes a new visit file",
        "请检查文件名和文件夹；用 `playbook new` 可以新建来访文件",
    ),
    "file-directory": (
        "this is a folder, not a file",
        "这是文件夹，不是文件",
        "name one file inside it",
        "请写出其中的一个文件",
    ),
    "file-special": (
        "this is not an ordinary file",
        "这不是普通文件",
        "name a .yml file",
        "请指定一个 .yml 文件",
    ),
    "file-unreadable": (
        "the file cannot be read ({reason})",
        "文件无法读取（{reason}）",
        "check who may read it, or copy it to a folder of your own",
        "请检查文件权限，或复制到自己的文件夹后再试",
    ),
    "file-large": (
        "the file is far too large ({size} MB); a visit file has a few KB",
        "文件太大（{size} MB），来访文件一般只有几 KB",
        "this is probably another kind of file; the limit is {limit} MB",
        "可能选错了文件；上限为 {limit} MB",
    ),
    "file-encoding": (
        "the file is not in UTF-8 here",
        "文件从这里起不是 UTF-8 编码",
        "save it again as UTF-8 (in Notepad: Save as, Encoding, UTF-8)",
        "请另存为 UTF-8 编码（记事本：另存为 → 编码 → UTF-8）",
    ),
    "file-utf16": (
        "the file is in UTF-16, not in UTF-8",
        "文件是 UTF-16 编码，不是 UTF-8",
        "save it again as UTF-8 (in Notepad: Save as, Encoding, UTF-8)",
        "请另存为 UTF-8 编码（记事本：另存为 → 编码 → UTF-8）",
    ),
    "file-exists": (
        "there is a file of this name already",
        "同名文件已经存在",
        "choose another name, or overwrite it with --force",
        "请换一个文件名；要覆盖请加 --force",
    ),
    "file-empty": (
        "the file is empty",
        "文件是空的",
        "start with `playbook new`, or copy an example from kits/visits/",
        "请用 `playbook new` 新建，或复制 kits/visits/ 里的示例",
    ),
    # YAML
    "yaml-syntax": (
        "the file cannot be read on from here: {reason}",
        "从这里起读不下去：{reason}",
        "{guess}",
        "{guess}",
    ),
    "yaml-tab": (
        "the line begins with a tab",
        "这一行用 Tab 缩进",
        "use spaces at the start of a line",
        "行首请改用空格",
    ),
    "yaml-wide-colon": (
        "this colon is full-width",
        "这里用了全角冒号",
        "write the half-width colon `:` followed by a space",
        "请改为半角冒号 `:`，后面加一个空格",
    ),
    "yaml-colon-space": (
        "there is no space after the colon",
        "冒号后面没有空格",
        "write `key: value`; put text that contains a colon in quotation marks",
        "请写成 `键: 值`；文字中含有冒号时请加引号",
    ),
    "yaml-duplicate": (
        "`{key}` is written twice; the first is on line {first}",
        "`{key}` 写了两次，第一次在第 {first} 行",
        "keep one of the two",
        "请只保留一处",
    ),
    "yaml-alias": (
        "anchors (&) and aliases (*) are not used in these files",
        "这里不能使用锚点（&）和别名（*）",
        "write the value out; put text that begins with & or * in quotation marks",
        "请直接写出内容；以 & 或 * 开头的文字请加引号",
    ),
    "yaml-tag": (
        "the tag {tag} is not used in these files",
        "这里不能使用标签 {tag}",
        "remove it; put text that begins with ! in quotation marks",
        "请删除；以 ! 开头的文字请加引号",
    ),
    "yaml-documents": (
        "a second document begins here (---)",
        "这里又开始了一份文档（---）",
        "one file is one visit: remove the line or split the file",
        "一个文件只写一次来访：请删除该行或拆成两个文件",
    ),
    "yaml-key": (
        "a key must be a plain word",
        "键名必须是普通文字",
        "write `key: value`",
        "请写成 `键: 值`",
    ),
    "yaml-deep": (
        "the file is nested more than {limit} levels deep",
        "文件嵌套超过 {limit} 层",
        "no visit needs that; check the brackets",
        "正常文件不会这样，请检查括号",
    ),
    "yaml-control": (
        "there is an invisible control character here ({code})",
        "这里有一个看不见的控制字符（{code}）",
        "delete it and type the text again",
        "请删除后重新输入这段文字",
    ),
    # shape
    "unknown-key": (
        "`{key}` is not a key that can stand here",
        "这里不能写 `{key}`",
        "{what}",
        "{what}",
    ),
    "missing-key": (
        "`{key}` is missing",
        "缺少 `{key}`",
        "add a line `{key}: …`{what}",
        "请补上一行 `{key}: …`{what}",
    ),
    "empty-value": (
        "nothing is written for `{key}`",
        "`{key}` 后面没有内容",
        "write it after the colon",
        "请在冒号后面填写",
    ),
    "guest-form": (
        "`{value}` does not give name and title",
        "`{value}` 没有写明姓名和职务",
        "write the two with a semicolon between: Erika Beispiel; Managing Director",
        "请用分号隔开两项：Erika Beispiel; 总经理",
    ),
    "answer-missing": (
        "`{name}` is needed",
        "需要 `{name}`",
        "add it, or run the command in a terminal: then it asks",
        "请补上，或在终端里运行：程序会逐项询问",
    ),
    "wrong-type": (
        "this should be {wanted}, not {found}",
        "这里应填{wanted}，而不是{found}",
        "{what}",
        "{what}",
    ),
    "not-allowed": (
        "`{value}` is not one of the possible values",
        "`{value}` 不在可选范围内",
        "write one of: {allowed}{what}",
        "可填：{allowed}{what}",
    ),
    "bad-value": ("{reason}", "{reason}", "", ""),
    "bad-id": (
        "`{value}` cannot be an id",
        "`{value}` 不能用作编号",
        "use small letters, digits and hyphens, such as acme-2026-10",
        "只能用小写字母、数字和连字符，例如 acme-2026-10",
    ),
    "bad-form": (
        "`{value}` is not written as expected",
        "`{value}` 的写法不对",
        "{what}",
        "{what}",
    ),
    "out-of-range": (
        "{value} is out of range",
        "{value} 超出范围",
        "write a number {limit}",
        "请填{limit}的数字",
    ),
    "too-few": ("at least {limit} entry is needed here", "这里至少要写 {limit} 项", "add one", "请补充"),
    "too-many": (
        "at most {limit} entries can stand here",
        "这里最多写 {limit} 项",
        "remove some",
        "请删去一些",
    ),
    "too-long": (
        "the text is longer than {limit} characters",
        "文字超过 {limit} 个字符",
        "shorten it",
        "请缩短",
    ),
    # references
    "unknown-id": (
        "there is no {noun} `{value}`",
        "没有 `{value}` 这个{noun}",
        "{what}known: {known}",
        "{what}可用：{known}",
    ),
    "unknown-person": (
        "there is no person `{value}` in the company file",
        "公司文件中没有 `{value}` 这个人员",
        "{what}write an id of `people` in data/company.yml, or somebody else as {example}",
        "{what}请写 data/company.yml 中 `people` 的编号；其他人请写成 {example}",
    ),
    "unknown-step": (
        "there is no step `{value}`",
        "没有 `{value}` 这个步骤",
        "{what}`playbook plan FILE --json` shows the ids of all steps",
        "{what}用 `playbook plan 文件 --json` 可以看到所有步骤的编号",
    ),
    "country-unknown": (
        "`{value}` is not a country code",
        "`{value}` 不是国家或地区代码",
        "{what}write the two letters of ISO 3166, such as DE, GB or CN",
        "{what}请写两位字母代码，例如 DE、GB、CN",
    ),
    # a visit
    "leaves-early": (
        "the guests leave ({leaves}) before they arrive ({arrives})",
        "离开时间（{leaves}）早于到达时间（{arrives}）",
        "check `arrives.at` and `leaves.at`",
        "请检查 `arrives.at` 和 `leaves.at`",
    ),
    "stay-long": (
        "the stay lasts {days} days; the limit is {limit}",
        "停留 {days} 天，超过上限 {limit} 天",
        "check the years and months of `arrives.at` and `leaves.at`",
        "请检查 `arrives.at` 和 `leaves.at` 的年月",
    ),
    "session-outside": (
        "the session {title} ({start} to {end}) is outside the stay ({arrives} to {leaves})",
        "议程「{title}」（{start} 至 {end}）不在停留时间内（{arrives} 至 {leaves}）",
        "move the session, or correct arrival and departure",
        "请调整议程时间，或更正到达、离开时间",
    ),
    "sessions-overlap": (
        "the sessions {first} (until {end}) and {second} (from {start}) overlap",
        "议程「{first}」（到 {end}）与「{second}」（从 {start}）时间重叠",
        "change one of the two times",
        "请修改其中一个时间",
    ),
    "rank-tie": (
        "{first} and {second} both have rank {rank}; seats and introductions need one order",
        "{first} 与 {second} 的 rank 都是 {rank}，排座位和介绍需要先后顺序",
        "give every guest a rank of its own, or none: then the order in the file counts",
        "请给每位客人不同的 rank，或全部不写：不写时按文件中的顺序",
    ),
    "rank-partial": (
        "{name} has no rank although others have one",
        "其他客人写了 rank，{name} 没有写",
        "rank all guests, or none: then the order in the file counts",
        "要么每位都写，要么都不写：不写时按文件中的顺序",
    ),
    "guest-unknown": (
        "no guest is called {name}",
        "客人中没有 {name}",
        "write the name as it stands under `guests`: {known}",
        "请按 `guests` 里的写法填写：{known}",
    ),
    "id-twice": (
        "the id `{id}` stands twice; first in {first}",
        "编号 `{id}` 重复，第一次出现在 {first}",
        "ids are unique: rename one",
        "编号不能重复，请改一个",
    ),
    "glyph-missing": (
        "the fonts cannot print {characters} in {owner}",
        "字体无法打印 {owner} 中的 {characters}",
        "check the spelling; if it is right, write it here in Latin letters or in Chinese characters",
        "请核对写法；如无误，请在这里改用拉丁字母或汉字书写",
    ),
    "latin-missing": (
        "{name} is not in Latin letters and has no `latin`",
        "{name} 不是拉丁字母，也没有写 `latin`",
        "add `latin:` so that drivers, badges and the airport sign can show it",
        "请补充 `latin:`，接站牌、胸卡要用",
    ),
    "home-early": (
        "the guests are home ({home}) before they leave ({leaves})",
        "到家时间（{home}）早于离开时间（{leaves}）",
        "check day and zone of `leaves.home`",
        "请检查 `leaves.home` 的日期和时区",
    ),
    "day-late": (
        "`{key}` ({day}) is after the day of arrival ({arrives})",
        "`{key}`（{day}）晚于到达日期（{arrives}）",
        "check year and month",
        "请检查年份和月份",
    ),
    "now-bad": (
        "`{value}` is not a time",
        "`{value}` 不是有效的时间",
        "write --now as 2026-10-12T09:00 (the company's clock)",
        "请写成 --now 2026-10-12T09:00（公司当地时间）",
    ),
}

#: What most often lies behind a YAML syntax error: (English, Chinese).
GUESSES: dict[str, tuple[str, str]] = {
    "wide-colon": (
        "use the half-width colon `:` followed by a space, not `：`",
        "请用半角冒号 `:` 加空格，不要用全角 `：`",
    ),
    "colon": ("put text that contains `: ` in quotation marks", "文字中含有 `: ` 时请加引号"),
    "quote": (
        "close the quotation mark, or put the whole text in the other kind of them",
        "请把引号补齐；文字里本来有引号的，整段换用另一种引号括起来",
    ),
    "sign": ("put text that begins with a sign in quotation marks", "以符号开头的文字请加引号"),
    "bracket": (
        "close the bracket; put text that contains `: `, a comma or a bracket in quotation marks",
        "请把括号补齐；文字中含有 `: `、半角逗号或括号时请加引号",
    ),
    "indent": (
        "check that the line stands under its neighbours and that a space follows the colon",
        "请检查缩进是否与上下行对齐，冒号后是否有空格",
    ),
}
