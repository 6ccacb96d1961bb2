"""Every message for a user's mistake, in English and Chinese: what is wrong, then what to write instead."""

#: rule -> (English, Chinese, English hint, Chinese hint)
MESSAGES: dict[str, tuple[str, str, str, str]] = {
    # the file itself
    "file-missing": (
        "there is no such file", "找不到这个文件",
        "check the name and the folder; `playbook new` writes a new visit file",
        "请检查文件名和文件夹；用 `playbook new` 可以新建访问文件",
    ),
    "file-directory": (
        "this is a folder, not a file", "这是文件夹，不是文件",
        "name one file inside it", "请写出其中的一个文件",
    ),
    "file-special": ("this is not an ordinary file", "这不是普通文件", "name a .yml file", "请指定一个 .yml 文件"),
    "file-unreadable": (
        "the file cannot be read ({reason})", "文件无法读取（{reason}）",
        "check who may read it, or copy it to a folder of your own",
        "请检查文件权限，或复制到自己的文件夹后再试",
    ),
    "file-large": (
        "the file is far too large ({size} MB); a visit file has a few KB",
        "文件太大（{size} MB），访问文件一般只有几 KB",
        "this is probably another kind of file; the limit is {limit} MB",
        "可能选错了文件；上限为 {limit} MB",
    ),
    "file-encoding": (
        "the file is not in UTF-8 here", "文件从这里起不是 UTF-8 编码",
        "save it again as UTF-8 (in Notepad: Save as, Encoding, UTF-8)",
        "请另存为 UTF-8 编码（记事本：另存为 → 编码 → UTF-8）",
    ),
    "file-empty": (
        "the file is empty", "文件是空的",
        "start with `playbook new`, or copy an example from kits/visits/",
        "请用 `playbook new` 新建，或复制 kits/visits/ 里的示例",
    ),
    # YAML
    "yaml-syntax": ("this cannot be read as YAML: {reason}", "YAML 格式有误：{reason}", "{guess}", "{guess}"),
    "yaml-duplicate": (
        "`{key}` is written twice; the first is on line {first}", "`{key}` 写了两次，第一次在第 {first} 行",
        "keep one of the two", "请只保留一处",
    ),
    "yaml-alias": (
        "anchors (&) and aliases (*) are not used in these files", "这里不能使用锚点（&）和别名（*）",
        "write the value out; put text that begins with & or * in quotation marks",
        "请直接写出内容；以 & 或 * 开头的文字请加引号",
    ),
    "yaml-tag": (
        "the tag {tag} is not used in these files", "这里不能使用标签 {tag}",
        "remove it; put text that begins with ! in quotation marks", "请删除；以 ! 开头的文字请加引号",
    ),
    "yaml-documents": (
        "a second document begins here (---)", "这里又开始了一份文档（---）",
        "one file is one visit: remove the line or split the file", "一个文件只写一次来访：请删除该行或拆成两个文件",
    ),
    "yaml-key": (
        "a key must be a plain word", "键名必须是普通文字",
        "write `key: value`", "请写成 `键: 值`",
    ),
    "yaml-deep": (
        "the file is nested more than {limit} levels deep", "文件嵌套超过 {limit} 层",
        "no visit needs that; check the brackets", "正常文件不会这样，请检查括号",
    ),
    "yaml-control": (
        "there is an invisible control character here ({code})", "这里有一个看不见的控制字符（{code}）",
        "delete it and type the text again", "请删除后重新输入这段文字",
    ),
    # shape
    "unknown-key": (
        "`{key}` is not a key that can stand here", "这里没有 `{key}` 这个键",
        "{what}", "{what}",
    ),
    "missing-key": ("`{key}` is missing", "缺少 `{key}`", "add a line `{key}: …`{what}", "请补上一行 `{key}: …`{what}"),
    "wrong-type": (
        "this should be {wanted}, not {found}", "这里应填{wanted}，而不是{found}", "{what}", "{what}",
    ),
    "not-allowed": (
        "`{value}` is not one of the possible values", "`{value}` 不在可选范围内",
        "write one of: {allowed}{what}", "可填：{allowed}{what}",
    ),
    "bad-value": ("{reason}", "{reason}", "", ""),
    "bad-id": (
        "`{value}` cannot be an id", "`{value}` 不能用作编号",
        "use small letters, digits and hyphens, such as acme-2026-10",
        "只能用小写字母、数字和连字符，例如 acme-2026-10",
    ),
    "bad-form": (
        "`{value}` is not written as expected", "`{value}` 的写法不对",
        "{what}", "{what}",
    ),
    "out-of-range": ("{value} is out of range: {limit}", "{value} 超出范围：{limit}", "", ""),
    "too-few": ("at least {limit} entry is needed here", "这里至少要写 {limit} 项", "add one", "请补充"),
    "too-many": ("at most {limit} entries can stand here", "这里最多写 {limit} 项", "", ""),
    "too-long": ("the text is longer than {limit} characters", "文字超过 {limit} 个字符", "shorten it", "请缩短"),
    # references
    "unknown-id": (
        "there is no {noun} `{value}`", "没有 `{value}` 这个{noun}",
        "{what}known: {known}", "{what}可用：{known}",
    ),
    # a visit
    "leaves-early": (
        "the guests leave ({leaves}) before they arrive ({arrives})",
        "离开时间（{leaves}）早于到达时间（{arrives}）",
        "check `arrives.at` and `leaves.at`", "请检查 `arrives.at` 和 `leaves.at`",
    ),
    "stay-long": (
        "the stay lasts {days} days; the limit is {limit}", "停留 {days} 天，超过上限 {limit} 天",
        "check the years and months of `arrives.at` and `leaves.at`", "请检查 `arrives.at` 和 `leaves.at` 的年月",
    ),
    "session-outside": (
        "the session {title} ({start} to {end}) is outside the stay ({arrives} to {leaves})",
        "议程「{title}」（{start} 至 {end}）不在停留时间内（{arrives} 至 {leaves}）",
        "move the session, or correct arrival and departure", "请调整议程时间，或更正到达、离开时间",
    ),
    "sessions-overlap": (
        "the sessions {first} (until {end}) and {second} (from {start}) overlap",
        "议程「{first}」（到 {end}）与「{second}」（从 {start}）时间重叠",
        "change one of the two times", "请修改其中一个时间",
    ),
    "rank-tie": (
        "{first} and {second} both have rank {rank}; seats and introductions need one order",
        "{first} 与 {second} 的 rank 都是 {rank}，排座位和介绍需要先后顺序",
        "give every guest a rank of its own, or leave `rank` out everywhere: then the order in the file counts",
        "请给每位客人不同的 rank，或全部不写：不写时按文件中的顺序",
    ),
    "rank-partial": (
        "{name} has no rank although others have one", "其他客人写了 rank，{name} 没有写",
        "rank all guests, or none: then the order in the file counts", "要么每位都写，要么都不写：不写时按文件中的顺序",
    ),
    "id-twice": (
        "the id `{id}` stands twice; first in {first}", "编号 `{id}` 重复，第一次出现在 {first}",
        "ids are unique: rename one", "编号不能重复，请改一个",
    ),
    "glyph-missing": (
        "the fonts cannot print {characters} in {owner}", "字体无法打印 {owner} 中的 {characters}",
        "check the spelling; if it is right, ask for a font that has it or write the name without it",
        "请核对写法；如无误，请安装含该字的字体，或换一种写法",
    ),
    "latin-missing": (
        "{name} is not in Latin letters and has no `latin`", "{name} 不是拉丁字母，也没有写 `latin`",
        "add `latin:` so that drivers, badges and the airport sign can show it",
        "请补充 `latin:`，接站牌、胸卡要用",
    ),
    "time-elsewhere": (
        "the time has no zone", "时间没有写时区",
        "add the zone, as 2026-10-15 18:30+02:00", "请加时区，例如 2026-10-15 18:30+02:00",
    ),
    "now-bad": (
        "`{value}` is not a time", "`{value}` 不是有效的时间",
        "write --now as 2026-10-12T09:00 (the company's clock)", "请写成 --now 2026-10-12T09:00（公司当地时间）",
    ),
    # content
    "coverage": (
        "statement {id} is neither carried nor set aside", "{id} 这一条既没有被收录，也没有说明不收的理由",
        "name it in `from:` of an item that teaches it, or set it aside with a reason",
        "请在收录它的条目 `from:` 中写上，或在来源文件中写明不收的理由",
    ),
    "coverage-twice": (
        "statement {id} is carried and set aside at once", "{id} 既被收录，又写了不收的理由",
        "remove it from `set_aside`", "请从 `set_aside` 中删除",
    ),
    "coverage-aside": (
        "statement {id} is set aside but the document does not have it", "来源文件中没有 {id} 这一条",
        "correct the id", "请更正编号",
    ),
    "orphan": (
        "{noun} `{id}` is not used anywhere", "{noun} `{id}` 没有被任何地方用到",
        "let a procedure, step or form refer to it, or remove it", "请在流程、步骤或表单中引用，或删除",
    ),
    "placeholder-unknown": (
        "`{name}` in braces has no figure behind it", "花括号里的 `{name}` 没有对应的数值",
        "add it to `figures:`, or take the braces away; known: {known}", "请在 `figures:` 中补上，或去掉花括号；可用：{known}",
    ),
    "placeholder-uneven": (
        "the languages do not use the same figures: {what}", "各语言用到的数值不一致：{what}",
        "use the same {braces} in every language", "每种语言都要用同样的 {braces}",
    ),
    "figure-typed": (
        "a figure is typed into the text: {digits}", "文字里直接写了数字：{digits}",
        "put it into `figures:` and write its name in braces", "请写进 `figures:`，文字中用花括号引用",
    ),
    "figure-unused": (
        "the figure `{name}` is not shown in any text", "数值 `{name}` 没有在任何文字中出现",
        "write it in braces where readers need it, or remove it", "请在文字中用花括号引用，或删除",
    ),
    "figure-lost": (
        "statement {id} gives {name} = {value}, but no item that carries it holds that figure",
        "{id} 给出 {name} = {value}，但收录它的条目都没有这个数值",
        "add the figure to the step, form or due time that carries the statement",
        "请把数值写进收录它的步骤、表单或时限",
    ),
    "step-without-role": (
        "step `{id}` is owned by `{owner}`, who belongs to the guests", "步骤 `{id}` 的负责人 `{owner}` 是客方",
        "give it an owner on the host side", "请改为我方负责人",
    ),
    "section-phase": (
        "stage `{id}` is in phase `{phase}`, its step `{step}` in `{other}`",
        "阶段 `{id}` 属于 `{phase}`，其中步骤 `{step}` 属于 `{other}`",
        "move the step to a stage of its own phase", "请把步骤移到所属阶段",
    ),
    "calendar-clash": (
        "{day} is both a holiday and a make-up working day", "{day} 既是假日又是调休上班日",
        "correct one of the two lists", "请更正其中一处",
    ),
    "words-missing": (
        "no words for `{key}`", "`{key}` 没有对应的文字",
        "add it to data/words/", "请在 data/words/ 中补上",
    ),
    "schema-stale": (
        "the schema is not the one the models give", "模式文件与模型不一致",
        "run `playbook schema`", "请运行 `playbook schema`",
    ),
    # output
    "sheet-folder": (
        "the sheet `{id}` is not in a folder of that name", "`{id}` 不在同名文件夹中",
        "rename the folder or the id", "请修改文件夹名或 `id`",
    ),
    "out-unwritable": (
        "cannot write there ({reason})", "无法写入（{reason}）",
        "choose another folder with --out", "请用 --out 换一个文件夹",
    ),
    "template-undefined": (
        "the template uses a name that does not exist: {reason}", "模板用到了不存在的名称：{reason}",
        "correct the template of this sheet", "请修改该表单的模板",
    ),
    "library-missing": (
        "PDF printing needs a system library that is missing: {reason}", "缺少打印 PDF 所需的系统库：{reason}",
        "run `make`, or ask for: {allowed}", "请运行 `make`，或安装：{allowed}",
    ),
}

#: What most often lies behind a YAML syntax error: (English, Chinese).
GUESSES: dict[str, tuple[str, str]] = {
    "tab": ("use spaces at the start of a line, not tabs", "行首请用空格，不要用 Tab"),
    "wide-colon": ("use the half-width colon `:` followed by a space, not `：`", "请用半角冒号 `:` 加空格，不要用全角 `：`"),
    "colon": ("put text that contains `: ` in quotation marks", "文字中含有 `: ` 时请加引号"),
    "quote": ("a quotation mark is opened and not closed", "引号没有成对"),
    "indent": (
        "check that the line stands under its neighbours and that a space follows the colon",
        "请检查缩进是否与上下行对齐，冒号后是否有空格",
    ),
}
