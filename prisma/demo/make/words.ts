// Invented words only: plants and landforms put together. 示例县 is nowhere; whoever finds a place of one of these names
// has found a coincidence.

export const county = "示例县";

/** 8 school districts, each with its towns; a district bears the name of its first. */
export const districtTowns: readonly (readonly string[])[] = [
  ["栖云街道", "槐荫街道", "石蒲街道"],
  ["霁川镇", "芦荻镇", "苇渚镇"],
  ["青穗镇", "麦垄镇", "荞坡镇"],
  ["望岫镇", "砚坪镇", "竹喧镇"],
  ["松隐镇", "榆影镇", "桐坞镇"],
  ["鹿坡镇", "橡渡镇", "枫畔镇"],
  ["杏渊镇", "棠垭镇", "柿岭镇"],
  ["月沼镇", "星屿镇", "萤浦镇"],
];

export const towns = districtTowns.flat();
export const stemOf = (town: string): string => town.replace(/街道|镇/, "");
export const districts = districtTowns.map(([first = ""]) => `${stemOf(first)}学区`);

export function districtOf(town: string): string {
  const at = districtTowns.findIndex((names) => names.includes(town));
  return districts[at] ?? "";
}

const pairs = (first: string, second: string): string[] =>
  [...first].flatMap((a) => [...second].map((b) => a + b));

/** Village-like names for schools. */
export const roots = pairs("砚槐芦竹萤梨桐苇杉荞棠菱樟椿榆", "坞畈垄渡坡屿洼岭泉汀").filter(
  (root) => !towns.some((town) => town.startsWith(root)),
);
/** Names for companies. */
export const brands = pairs("沐朗煦睿卓拾知苒屹澄", "微舟帆序岚弦禾笙砾");
/** Names for private kindergartens. */
export const nicknames = [
  ..."小木马 纸飞机 棒棒糖 小蜗牛 小橡果 萤火虫 毛毛虫 小帆船 蓝风铃 小鹿角 麦芽糖 红蜻蜓 小雨靴 积木屋 小松鼠 蒲公英 小河马 星星糖 泡泡鱼 小刺猬 橘子船 云朵屋 小陶罐 风车园 小灯塔".split(
    " ",
  ),
  "7+2",
];

const surnames = [
  ..."赵钱孙周吴郑冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎",
];
const givenNames = pairs("砚岫澄穗芷屹苒棠霁珩", "舟禾宁川蓁安予汐石言");
const personNames = surnames.flatMap((surname) => givenNames.map((given) => surname + given));
const walks = ["unit", "kindergarten", "company", "inspector", "staff", "sample"] as const;

/** Invented people of one walk of life; nobody has a namesake in another. */
export const peopleOf = (walk: (typeof walks)[number]): string[] =>
  personNames.filter((_, n) => n % walks.length === walks.indexOf(walk));
