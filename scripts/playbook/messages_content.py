"""Messages for mistakes in the content of the playbook, in templates and in the output."""

#: rule -> (English, Chinese, English hint, Chinese hint)
CONTENT_MESSAGES: dict[str, tuple[str, str, str, str]] = {
    "coverage": (
        "statement {id} is neither carried nor set aside",
        "{id} 这一条既没有被收录，也没有说明不收的理由",
        "name it in `from:` of an item that teaches it, or set it aside with a reason",
        "请在收录它的条目 `from:` 中写上，或在来源文件中写明不收的理由",
    ),
    "coverage-twice": (
        "statement {id} is carried and set aside at once",
        "{id} 既被收录，又写了不收的理由",
        "remove it from `set_aside`",
        "请从 `set_aside` 中删除",
    ),
    "coverage-aside": (
        "statement {id} is set aside but the document does not have it",
        "来源文件中没有 {id} 这一条",
        "correct the id",
        "请更正编号",
    ),
    "range-misplaced": (
        "at_least and at_most need a number, and `{id}` is none",
        "at_least 和 at_most 只用于数字，`{id}` 不是数字",
        "write a value or a list of values",
        "请写一个值或一组值",
    ),
    "map-missing": (
        "there is no picture `{name}` in kits/",
        "kits/ 中没有图片 `{name}`",
        "put the file there, as PNG, JPEG or SVG, or take `map` away",
        "请把 PNG、JPEG 或 SVG 图片放入 kits/，或删去 `map`",
    ),
    "house-word": (
        "the glossary has another word for “{word}”",
        "“{word}”不是术语表中的说法",
        "write “{term}”, so that readers meet one name for one thing",
        "请写“{term}”，同一事物只用一个名称",
    ),
    "orphan": (
        "{noun} `{id}` is not used anywhere",
        "{noun} `{id}` 没有被任何地方用到",
        "let a procedure, step or form refer to it, or remove it",
        "请在流程、步骤或表单中引用，或删除",
    ),
    "placeholder-unknown": (
        "`{name}` in braces has no figure behind it",
        "花括号里的 `{name}` 没有对应的数值",
        "add it to `figures:`, or take the braces away; known: {known}",
        "请在 `figures:` 中补上，或去掉花括号；可用：{known}",
    ),
    "placeholder-uneven": (
        "the languages do not use the same figures: {what}",
        "各语言用到的数值不一致：{what}",
        "use the same {braces} in every language",
        "每种语言都要用同样的 {braces}",
    ),
    "figure-typed": (
        "a figure is typed into the text: {digits}",
        "文字里直接写了数字：{digits}",
        "put it into `figures:` and write its name in braces",
        "请写进 `figures:`，文字中用花括号引用",
    ),
    "figure-lost": (
        "statement {id} gives {name} = {value}, but no item that carries it holds that figure",
        "{id} 给出 {name} = {value}，但收录它的条目都没有这个数值",
        "add the figure to the step, form or due time that carries the statement",
        "请把数值写进收录它的步骤、表单或时限",
    ),
    # course
    "module-unasked": (
        "the module `{id}` has no questions",
        "培训模块 `{id}` 没有试题",
        "write them into data/training/questions/{id}.yml",
        "请写入 data/training/questions/{id}.yml",
    ),
    "critical-unasked": (
        "the step `{id}` is critical, and no question of the course tests it",
        "`{id}` 是关键步骤，但培训试题没有考到",
        "add a question with `about: {steps: [{id}]}`, or make the step uncritical",
        "请增加一道写明 `about: {steps: [{id}]}` 的试题，或不再把它列为关键步骤",
    ),
    # output
    "sheet-folder": (
        "the sheet `{id}` is not in a folder of that name",
        "`{id}` 不在同名文件夹中",
        "rename the folder or the id",
        "请修改文件夹名或 `id`",
    ),
    "edition-empty": (
        "nothing would stand in {editions} for this visit",
        "本次接待的 {editions} 没有内容可印",
        "leave that edition out, or add to the visit file what is missing, such as the pick-up",
        "请不要单独制作这一份，或在来访文件中补上接站等信息",
    ),
    "since-other": (
        "this is the visit `{old}`, not an earlier file of `{new}`",
        "这是 `{old}` 的来访文件，不是 `{new}` 的旧版",
        "after --since name the file from which the kit in hand was made; where only the id was changed, "
        "write `visit: {new}` here too",
        "--since 后面请写手中资料所依据的旧来访文件；如果只是改了编号，请在这里也写成 `visit: {new}`",
    ),
    "visit-twice": (
        "the visit `{id}` is also in {other}: one kit would overwrite the other",
        "{other} 也是访问 `{id}`，两套资料会互相覆盖",
        "give each visit an id of its own, or move the file that no longer counts to another folder",
        "请给每次来访不同的编号，或把不再使用的文件移到别的文件夹",
    ),
    "worker-ended": (
        "the kit could not be made: the process that made it was ended",
        "资料未能生成：处理进程被中止",
        "probably the memory ran out: close other programs, or work with fewer --jobs",
        "可能是内存不足：请关闭其他程序，或减小 --jobs",
    ),
    "folder-empty": (
        "there is no visit file here (*.yml)",
        "这里没有来访文件（*.yml）",
        "name the folder in which the visit files are; folders inside it are not searched",
        "请写来访文件所在的文件夹；其中的子文件夹不会查找",
    ),
    "card-unknown": (
        "no sign or card of this visit is called `{card}`",
        "本次接待没有名为 `{card}` 的标识或席卡",
        "write a name as the visit file has it, or one of: {known}",
        "请写来访文件中的姓名，或下列之一：{known}",
    ),
    "out-unwritable": (
        "cannot write there ({reason})",
        "无法写入（{reason}）",
        "choose another folder with --out",
        "请用 --out 换一个文件夹",
    ),
    "template-undefined": (
        "the template uses a name that does not exist: {reason}",
        "模板用到了不存在的名称：{reason}",
        "correct the template of this sheet",
        "请修改该表单的模板",
    ),
    "template-syntax": (
        "the template cannot be read: {reason}",
        "模板无法读取：{reason}",
        "correct the template of this sheet",
        "请修改该表单的模板",
    ),
    "library-missing": (
        "PDF printing needs a system library that is missing: {reason}",
        "缺少打印 PDF 所需的系统库：{reason}",
        "run `make`, or ask for: {allowed}",
        "请运行 `make`，或安装：{allowed}",
    ),
}
