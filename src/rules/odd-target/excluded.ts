/** What the name of an indicator rules out of its target. Data: a line has its real case in a published form. */

/** What is good about these is that there is little of it. */
const ill = /(?<![无零不低])(?:投诉|差错|事故|违约|违规|超支|失误|泄密)(?:发生)?(?:率|次数|起数|件数|数量|数)$/
/** Of what is dealt with, or made less, much may be promised. */
const dealtWith =
  /处[理置]|办[理结]|受理|接[收到]|查[处办]|调查|化解|监测|整改|分析|上报|解决|回[访复]|响应|预防|避免|降低|减少|下降|压[减降]|纠正/

export const isUnwanted = (name: string): boolean => ill.test(name) && !dealtWith.test(name)

/** Rates of a whole: none is above 100 %, and what is promised of them is a least. Rates of plans may be more. */
export const ofWhole =
  /(?:满意度?|满意率|合格率|及时率|准确率|通过率|覆盖率|达标率|到位率|知晓率|完好率|(?:按时|及时|按期|项目|工程|工作)完成率)$/

/** What is counted, and units that count other things. */
export const counters: readonly { readonly counted: RegExp; readonly by: RegExp }[] = [
  // 「综合窗口设置数量 ≤92人」: the number of the people at the windows.
  {
    counted:
      /(?:窗口|系统|平台|设备|服务器|电脑|打印机|空调|车辆|房屋|会议|培训班|活动|报告|文件|课题|项目|合同|案件|标准|站点|点位)(?:设置|建设|购置|采购|安装|维护|开发|举办|开展|编制|完成|签订)?(?:数量|个数)$/,
    by: /^(?:人|名|位|人次|%)$/,
  },
  // 「周工作时长 ≤40%」
  { counted: /(?:时长|天数|小时数|月数|年限)$/, by: /^(?:%|人|人次|元|万元)$/ },
  { counted: /(?:人数|人次|户数|次数|件数|份数|台数|辆数|期数|场次|批次)$/, by: /^(?:%|元|万元|亿元|平方米|天|小时)$/ },
  // 「安全隐患整改率 ≥90元」
  { counted: /(?<![费汇利税])率$/, by: /^(?:元|万元|亿元|人|人次|个|项|家|台)$/ },
  { counted: /面积$/, by: /^(?:%|人|人次|次|个|台|元|万元)$/ },
]

/** Costs that are no limits: what is saved, brought in or paid out to others. */
export const noLimit = /节约|节省|降低|压减|减少|收入|收益|增加|产值|投资|审减|追回|带动|引进/
