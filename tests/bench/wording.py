"""Words of invented reports, put together by `generate`: Chinese with English beside it; nothing is real."""

from typing import NamedTuple


class Area(NamedTuple):
    """A work area: what its headings name, whose indicators it may state, and what its measures are about."""

    names: tuple[tuple[str, str], ...]
    categories: tuple[str, ...]
    objects: tuple[tuple[str, str], ...]


# Rare characters, so that no name is that of a real place; each pool has different syllables.
FIRST = {
    "霁": "ji",
    "砚": "yan",
    "棠": "tang",
    "荇": "xing",
    "黛": "dai",
    "珩": "heng",
    "璟": "jing",
    "昀": "yun",
    "溯": "su",
    "岚": "lan",
    "霖": "lin",
    "筠": "jun",
    "樾": "yue",
    "澹": "dan",
    "瑾": "jin",
    "绮": "qi",
    "翊": "yi",
    "骊": "li",
    "麓": "lu",
}
SECOND = {
    "汀": "ting",
    "渚": "zhu",
    "峤": "qiao",
    "堰": "yan",
    "岫": "xiu",
    "墟": "xu",
    "沚": "zhi",
    "浔": "xun",
    "皋": "gao",
    "陌": "mo",
    "埠": "bu",
    "舸": "ge",
    "籁": "lai",
    "榭": "xie",
    "圩": "wei",
    "岑": "cen",
    "墀": "chi",
    "澳": "ao",
    "滘": "jiao",
    "垭": "ya",
}
# New ones come last: the first places stay the first.
BEFORE = {"": "", "上": "shang", "下": "xia", "新": "xin"}
MORE = """
东 dong 西 xi 南 nan 北 bei 中 zhong 大 da 小 xiao 古 gu 金 jin 玉 yu 青 qing 白 bai 黄 huang 长 chang
永 yong 安 an 宁 ning 广 guang 石 shi 马 ma 双 shuang 三 san 四 si 九 jiu 高 gao 平 ping 明 ming 福 fu
太 tai
"""
BEFORE |= dict(zip(MORE.split()[::2], MORE.split()[1::2], strict=True))
ENDS = {"province": ("省", "sheng"), "prefecture": ("市", "shi"), "county": ("县", "xian")}

NUMERALS = "一二三四五六七八九十"

AREAS = (
    Area(
        (("党的领导", "Party leadership"), ("组织保障", "Organisation"), ("统筹推进", "Overall advance")),
        ("leadership",),
        (
            ("第一责任人职责", "the duties of the person first responsible"),
            ("年度工作要点", "the main points of the year's work"),
            ("述法评议", "appraisal of reports on rule-of-law duties"),
            ("法治督察", "rule-of-law inspection"),
            ("示范创建", "the building of models"),
        ),
    ),
    Area(
        (("学法用法", "Study and use of law"), ("法治素养", "Legal literacy"), ("普法宣传", "Law publicity")),
        ("legal_study",),
        (
            ("领导干部学法", "law study by leading officials"),
            ("以案释法", "explaining law by cases"),
            ("青少年法治教育", "legal education of the young"),
            ("法治文化阵地", "places of legal culture"),
            ("乡村普法", "law publicity in villages"),
        ),
    ),
    Area(
        (
            ("科学决策", "Sound decisions"),
            ("决策程序", "Decision procedures"),
            ("合法性审查", "Legality review"),
        ),
        ("legality_review",),
        (
            ("重大行政决策", "major administrative decisions"),
            ("政府法律顾问作用", "the role of government legal advisers"),
            ("合同审查把关", "the review of contracts"),
            ("公众参与机制", "public participation"),
            ("决策后评估", "appraisal after decisions"),
        ),
    ),
    Area(
        (("制度建设", "Rule-making"), ("文件管理", "Documents"), ("建章立制", "Setting rules")),
        ("normative_documents",),
        (
            ("规范性文件备案", "the filing of normative documents"),
            ("文件清理", "the clean-up of documents"),
            ("立项论证", "the appraisal of proposals"),
            ("公平竞争审查", "fair competition review"),
        ),
    ),
    Area(
        (
            ("严格执法", "Strict enforcement"),
            ("执法规范", "Standards of enforcement"),
            ("公正文明", "Fairness"),
        ),
        ("enforcement_cases", "enforcement_certificates"),
        (
            ("行政执法监督", "oversight of enforcement"),
            ("裁量基准", "benchmarks of discretion"),
            ("执法人员管理", "the management of officers"),
            ("柔性执法", "gentle enforcement"),
            ("涉企检查", "inspections of businesses"),
            ("案卷评查", "the review of case files"),
        ),
    ),
    Area(
        (
            ("政务服务", "Government services"),
            ("营商环境", "Business climate"),
            ("便民利企", "Serving people"),
        ),
        ("service_items", "regulatory_items"),
        (
            ("审批流程再造", "the redesign of approvals"),
            ("窗口服务", "service at the counters"),
            ("惠企政策", "policies for businesses"),
            ("信用监管", "oversight by credit"),
            ("跨域办理", "handling across regions"),
        ),
    ),
    Area(
        (
            ("化解纠纷", "Settling disputes"),
            ("基层治理", "Local governance"),
            ("源头解纷", "Disputes at source"),
        ),
        ("mediation",),
        (
            ("矛盾纠纷排查", "screening for disputes"),
            ("行业调解", "mediation in trades"),
            ("调解队伍", "the mediators"),
            ("诉调对接", "links between courts and mediation"),
            ("信访法治化", "lawful handling of petitions"),
        ),
    ),
    Area(
        (
            ("行政复议", "Reconsideration"),
            ("复议应诉", "Reconsideration and lawsuits"),
            ("权利救济", "Remedies"),
        ),
        ("reconsideration_litigation",),
        (
            ("行政复议体制改革", "the reform of reconsideration"),
            ("负责人出庭应诉", "attendance of heads in court"),
            ("府院联动", "links of government and court"),
            ("复议便民举措", "easier reconsideration"),
        ),
    ),
    Area(
        (
            ("法律服务", "Legal services"),
            ("公共服务", "Public services"),
            ("服务网络", "Network of services"),
        ),
        ("public_legal_service",),
        (
            ("法律援助", "legal aid"),
            ("公证改革", "the reform of notaries"),
            ("村居顾问", "advisers in villages"),
            ("服务站点", "places of service"),
            ("律师队伍", "the lawyers"),
        ),
    ),
    Area(
        (("权力监督", "Oversight of power"), ("政务公开", "Openness"), ("阳光政府", "Open government")),
        ("oversight_disclosure",),
        (
            ("建议提案办理", "the handling of suggestions and proposals"),
            ("主动公开", "disclosure"),
            ("审计监督", "audit"),
            ("政务诚信", "trustworthy government"),
        ),
    ),
)

HEADINGS = (
    ("聚焦{zh}，夯实工作基础", "Focus on {en} and lay firm foundations"),
    ("坚持{zh}，提升治理效能", "Keep to {en} and govern better"),
    ("强化{zh}，压紧压实责任", "Strengthen {en} and press home responsibility"),
    ("突出{zh}，补齐短板弱项", "Put {en} first and mend weak points"),
    ("在{zh}上持续用力", "Keep working on {en}"),
    ("抓实{zh}，回应群众关切", "Attend to {en} and answer what people care about"),
)
VERBS = (
    ("健全完善", "Improve"),
    ("深入推进", "Advance"),
    ("切实加强", "Strengthen"),
    ("持续深化", "Deepen"),
    ("严格规范", "Regulate"),
    ("认真抓好", "Attend to"),
    ("积极探索", "Explore"),
)
SETTINGS = (
    "围绕{zh}",
    "针对{zh}中的薄弱环节",
    "把{zh}作为重要抓手",
    "立足{zh}实际需要",
    "着眼{zh}长效机制",
    "在{zh}方面",
    "结合{zh}工作安排",
    "以{zh}为切入点",
)
MEANS = (
    "修订工作规程和责任清单",
    "建立部门会商和信息通报制度",
    "组织业务骨干到乡镇街道开展指导",
    "邀请专家学者和基层代表参与论证",
    "开展实地调研和座谈走访",
    "编印操作指引和典型案例",
    "依托信息平台加强流程管控",
    "将有关要求纳入考核评价",
    "畅通意见反馈和投诉举报渠道",
    "选派专业人员驻点帮助",
    "理顺牵头单位与配合单位的职责",
    "梳理堵点难点并逐项销号",
    "利用圩日、集市和农闲时节开展服务",
    "推行告知承诺和容缺受理",
    "加强与人民法院、人民检察院的沟通",
    "建立动态调整和定期通报机制",
    "运用案例评析和情景模拟改进培训",
    "对反映集中的事项进行专题研究",
    "健全台账管理和跟踪督办制度",
    "鼓励镇街结合实际先行先试",
)
RESULTS = (
    "推动各项要求落到实处",
    "工作质量和效率稳步提升",
    "群众办事更加便利",
    "部门协作更加顺畅",
    "干部依法办事的能力得到增强",
    "防止问题反复发生",
    "形成上下联动的工作格局",
    "让规则更加清晰、责任更加明确",
    "努力把风险化解在萌芽状态",
    "为企业安心经营创造条件",
    "切实减轻基层负担",
    "促进程序公正与实体公正相统一",
    "赢得企业和群众的理解支持",
    "使制度成果转化为治理效能",
    "确保事有人管、责有人担",
    "营造尊法守法的良好氛围",
)
# What follows a figure in its sentence
TAILS = (
    "有关情况已按规定通报",
    "工作台账同步更新",
    "结果用于改进工作",
    "较好回应了社会关切",
    "相关单位及时跟进",
    "为后续工作积累了经验",
    "服务能力进一步增强",
)
PROBLEMS = (
    ("法治思维树得不够牢", "Thinking in terms of law is not firm enough", "个别干部习惯凭经验办事"),
    ("执法力量配置不够均衡", "Enforcement staff are unevenly placed", "偏远乡镇专业人员偏少"),
    ("普法针对性有待增强", "Law publicity could be better aimed", "形式创新不够，对流动人口关注不足"),
    ("政务数据共享不够顺畅", "Data are not shared smoothly", "部分系统之间仍需重复录入"),
    ("矛盾纠纷化解合力不足", "Disputes are not settled jointly enough", "部门之间衔接配合还不够紧密"),
    ("法律服务资源分布不均", "Legal services are unevenly spread", "专业人才主要集中在城区"),
    ("决策程序执行不够严格", "Decision procedures are not kept strictly enough", "有的论证走过场"),
    ("文件管理精细化程度不高", "Documents are not managed closely enough", "清理工作有时滞后"),
)
PLANS = (
    ("继续加强理论武装", "Go on studying theory", "完善学习制度，提升干部法治素养"),
    ("着力规范执法行为", "Regulate enforcement", "加强培训和监督，改进执法方式"),
    ("不断优化营商环境", "Improve the business climate", "精简办事环节，兑现政策承诺"),
    ("健全多元解纷机制", "Complete the ways of settling disputes", "整合力量，推动关口前移"),
    ("推进服务资源下沉", "Bring services closer", "引导专业力量到乡村开展服务"),
    ("强化权力制约监督", "Strengthen checks on power", "主动公开信息，接受社会监督"),
    ("严格落实决策程序", "Keep to decision procedures", "做实论证评估，提高决策质量"),
)
CLAIMS = {
    "legal_advisers_coverage": ("市镇村法律顾问实现", "全覆盖", "full"),
    "regulatory_items_recorded_coverage": ("监管事项录入工作", "基本完成", "nearly_full"),
    "legal_service_stations_coverage": ("镇村公共法律服务站室实现", "全覆盖", "full"),
    "officials_reporting_on_law_coverage": ("党政主要负责人述法实现", "全覆盖", "full"),
    "officials_law_study_coverage": ("领导干部学法实现", "全覆盖", "full"),
}
CLAIMS_EN = {"full": "full coverage is reported", "nearly_full": "reported as completed in the main"}
EXCEPTIONS = (("涉密事项", "Matters involving state secrets"), ("场地受限事项", "Matters that need premises"))
EXCEPTED = "service_centre_items_coverage"
