#!/bin/sh
# Makes a self-contained archive: the program, a Java runtime of its own, a systemd unit and a container file.
set -eu
home=$1
jdk=$2
name=cunkou-$(date +%Y%m%d)-linux-x64
out=$home/target/package/$name
rm -rf "$home/target/package"
mkdir -p "$out"
"$jdk/bin/jlink" --add-modules java.se,jdk.unsupported,jdk.crypto.ec,jdk.management,jdk.zipfs,jdk.localedata,jdk.charsets \
    --include-locales zh,en --strip-debug --no-header-files --no-man-pages --compress zip-6 --output "$out/runtime"
mkdir -p "$out/target"
cp -r "$home/target/app" "$out/target/app"
rm -f "$out/target/app/cunkou.aot"
cp "$home/cunkou" "$home/LICENSE" "$home/README.md" "$home/README.zh-CN.md" "$out/"
cp -r "$home/plans" "$out/plans"
cp "$home/src/main/package/cunkou.service" "$home/src/main/package/Containerfile" "$out/"
tar -C "$home/target/package" -czf "$home/target/$name.tar.gz" "$name"
echo "$home/target/$name.tar.gz"
