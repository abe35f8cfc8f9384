// Tabs inside a page, for example the three languages on a phone. What leads to another page is a link in the rail, not a tab.
import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, TabPanels, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import './tabs.css'

export interface TabItem<T extends string> {
  id: T
  title: ReactNode
  lang?: string
  content: ReactNode
}

interface TabsProps<T extends string> {
  label: string
  items: readonly TabItem<T>[]
  selected: T
  onSelect: (id: T) => void
}

export function Tabs<T extends string>({ label, items, selected, onSelect }: TabsProps<T>) {
  return (
    <AriaTabs selectedKey={selected} onSelectionChange={(id) => onSelect(id as T)} className="tabs">
      <TabList aria-label={label}>
        {items.map((item) => (
          <Tab key={item.id} id={item.id}>
            <span lang={item.lang}>{item.title}</span>
          </Tab>
        ))}
      </TabList>
      <TabPanels>
        {items.map((item) => (
          <TabPanel key={item.id} id={item.id}>
            {item.content}
          </TabPanel>
        ))}
      </TabPanels>
    </AriaTabs>
  )
}
