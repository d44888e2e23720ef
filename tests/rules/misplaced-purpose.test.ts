import { misplacedPurpose } from '../../src/rules/misplaced-purpose.ts'
import { testRule } from './testRule.ts'

testRule(misplacedPurpose, {
  consistent: [
    '住房保障支出（类）住房改革支出（款）住房公积金（项）18.12万元，主要用于职工住房公积金支出。',
    '机关事业单位职业年金缴费支出（项）45.79万元，主要用于机关事业单位实施养老保险制度由单位缴纳的职业年金支出。',
    '（六）2101101-行政单位医疗111.71万元。主要用于本单位在编在职人员基本医疗保险缴费支出。',
  ],
  inconsistent: [
    {
      text: '8、住房保障支出（类）住房改革支出（款）住房公积金（项）。主要用于：事业单位医疗保险支出。全年预算为18.12万元。',
      stated: '事业单位医疗保险支出',
      severity: 'warning',
      message: {
        en: '住房公积金: the purpose “事业单位医疗保险支出” is that of another item.',
        zh: '住房公积金：所述用途“事业单位医疗保险支出”属于其他科目。',
      },
    },
    {
      text: '（六）2101101-行政单位医疗111.71万元。主要用于职工住房公积金和购房补贴。',
      stated: '职工住房公积金和购房补贴',
      severity: 'warning',
      message: {
        en: '行政单位医疗: the purpose “职工住房公积金和购房补贴” is that of another item.',
        zh: '行政单位医疗：所述用途“职工住房公积金和购房补贴”属于其他科目。',
      },
    },
  ],
  undetermined: ['一般公共服务支出（类）信访事务（款）行政运行（项）52万元，主要用于单位运转。', '住房公积金18.12万元，与上年持平。'],
})
