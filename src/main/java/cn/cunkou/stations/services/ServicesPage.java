package cn.cunkou.stations.services;

import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.County;
import java.util.List;

/**
 * The list of services.
 *
 * @param export address of the same list as a workbook
 */
public record ServicesPage(
        County county,
        List<Option> towns,
        List<Option> kinds,
        ServiceFilter filter,
        Paged<Rendered> rows,
        String export) {

    public List<Option> states() {
        return ServiceFilter.STATES;
    }
}
