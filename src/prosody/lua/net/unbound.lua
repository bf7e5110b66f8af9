return require "net.adns";
