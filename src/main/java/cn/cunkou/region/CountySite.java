package cn.cunkou.region;

import cn.cunkou.platform.web.ChineseTime;
import cn.cunkou.platform.web.SiteIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The site of the county that a request is about: 五华村口. */
@Component
class CountySite implements SiteIdentity {
    private static final Site BEFORE_SET_UP = new Site("村口", "县域电子商务进农村公共服务平台", null);

    private final Counties counties;

    CountySite(Counties counties) {
        this.counties = counties;
    }

    @Override
    public Site site() {
        var all = counties.all();
        var here = Here.current();
        if (here != null) {
            return named(here, all.size() > 1);
        }
        return all.isEmpty()
                ? BEFORE_SET_UP
                : site(
                        all.getFirst(),
                        "",
                        all.stream().skip(1).map(CountySite::link).toList(),
                        null);
    }

    private Site named(Here here, boolean several) {
        var root = Counties.root(here.county().code());
        return switch (here.by()) {
            case HOST -> site(here.county(), "", List.of(), null);
            case PATH, PROGRAM -> site(here.county(), root, List.of(), null);
            case CHOICE, KEPT -> site(here.county(), several ? root : "", List.of(), desk(here));
        };
    }

    private static @Nullable Desk desk(Here here) {
        return here.among().size() < 2
                ? null
                : new Desk(
                        here.county().name(),
                        here.county().code().digits(),
                        here.among().stream()
                                .map(county -> new Choice(county.code().digits(), county.name()))
                                .toList(),
                        here.by() == Here.Named.CHOICE);
    }

    private static Link link(County county) {
        return new Link(county.name(), Counties.root(county.code()));
    }

    private Site site(County county, String root, List<Link> others, @Nullable Desk desk) {
        var demo =
                county.demo()
                        ? "本页数字由程序生成，不代表%s实际情况。业务日%s。"
                                .formatted(
                                        county.name(), ChineseTime.longDay(counties.today(county)))
                        : null;
        return new Site(
                county.name().replaceFirst("[县市区]$", "") + "村口",
                county.name() + "电子商务进农村公共服务平台",
                demo,
                root,
                others,
                desk,
                county.kind());
    }
}
