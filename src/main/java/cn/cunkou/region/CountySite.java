package cn.cunkou.region;

import cn.cunkou.platform.web.ChineseTime;
import cn.cunkou.platform.web.SiteIdentity;
import org.springframework.stereotype.Component;

/** The site of the county that is served longest: 五华村口. */
@Component
class CountySite implements SiteIdentity {
    private static final Site BEFORE_SET_UP = new Site("村口", "县域电子商务进农村公共服务平台", null);

    private final Counties counties;

    CountySite(Counties counties) {
        this.counties = counties;
    }

    @Override
    public Site site() {
        return counties.all().stream().findFirst().map(this::of).orElse(BEFORE_SET_UP);
    }

    private Site of(County county) {
        var demo =
                county.demo()
                        ? "本页数字由程序生成，不代表%s实际情况。业务日%s。"
                                .formatted(
                                        county.name(),
                                        ChineseTime.longDay(counties.today(county.code())))
                        : null;
        return new Site(
                county.name().replaceFirst("[县市区]$", "") + "村口",
                county.name() + "电子商务进农村公共服务平台",
                demo);
    }
}
