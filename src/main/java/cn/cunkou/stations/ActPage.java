package cn.cunkou.stations;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import java.util.List;

/** The form of one act on a station. */
public record ActPage(
        Station station,
        Act act,
        ActInput input,
        List<Choices.Group> places,
        List<FormFault> faults)
        implements Faulty {

    public boolean asks(String field) {
        return act.asks(field);
    }

    public String action() {
        return back() + "/" + act.id();
    }

    public String back() {
        return "/console/stations/" + station.id();
    }

    /** The latest day that can be filled in. */
    public String today() {
        return station.life().today().toString();
    }

    public String dayLabel() {
        return switch (act) {
            case OPEN -> "开业日期";
            case ACCEPT -> "验收日期";
            case SUSPEND -> "哪一天起歇业";
            case RESUME -> "哪一天恢复营业";
            case KEEPER -> "哪一天起任职";
            case MOVE -> "哪一天起在新址";
            case CLOSE -> "哪一天起关闭";
            case CORRECT -> "日期";
        };
    }

    /** What will follow, so that nobody is surprised. */
    public String consequence() {
        return switch (act) {
            case OPEN -> "开业并且验收以后，计入运营中。";
            case ACCEPT -> "开业并且验收以后，计入运营中。验收单可以在站点页上传。";
            case SUSPEND -> "歇业30天以内仍计入运营中，第31天起不计。";
            case RESUME -> "从这一天起重新计入运营中。";
            case KEEPER -> "不填姓名，表示从这一天起没有站长。";
            case MOVE -> "从这一天起算新址所在的村，以前的日子仍算原来的村。";
            case CLOSE -> "从这一天起不再计入运营中；记录和照片都保留。";
            case CORRECT -> "只用于改正登记错的日期；清空表示没有发生。";
        };
    }
}
