package cn.cunkou.platform.web;

import org.jspecify.annotations.Nullable;

/** Says whose site this is; the module that knows the county implements it. */
public interface SiteIdentity {
    Site site();

    /**
     * @param name short name in the header, such as 五华村口
     * @param tagline line under the name
     * @param demo what the strip of demonstration data says, or null outside demo mode
     */
    record Site(String name, String tagline, @Nullable String demo) {}
}
